using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Sam;

/// <summary>How an encoder wants its image.</summary>
enum EncoderForm
{
    /// <summary>[1, 3, side, side], normalised and padded.</summary>
    Padded,
    /// <summary>[height, width, 3], 0 to 255, resized; it normalises and pads by itself.</summary>
    Raw,
    /// <summary>[1, 3, side, side], stretched to the square and normalised (SAM 2).</summary>
    Stretched,
}

/// <summary>What a decoder takes and gives.</summary>
enum DecoderForm
{
    /// <summary>Six inputs; masks in the size of the image.</summary>
    Sam,
    /// <summary>SAM 2's: three embeddings, no size; small masks of the stretched image.</summary>
    Sam2,
    /// <summary>EfficientViT-SAM's: no first guess, no size; small masks of the padded image.</summary>
    Plain,
}

/// <summary>Which export two files are, told by the names and ranks of what they take and give, never by what they are called.</summary>
/// <param name="Form">How the encoder wants its image.</param>
/// <param name="Decoder">What the decoder takes and gives.</param>
/// <param name="EncoderSide">Of the square that the encoder sees.</param>
/// <param name="Side">Of the square that prompts are in; not the same for EfficientViT-SAM's smaller models.</param>
/// <param name="Embeddings">By the decoder's name for an embedding, the encoder's.</param>
sealed record SamVariant(EncoderForm Form, DecoderForm Decoder, int EncoderSide, int Side, IReadOnlyList<(string Decoder, string Encoder)> Embeddings)
{
    const int UsualSide = 1024;
    static readonly string[] Sam = ["image_embeddings", "point_coords", "point_labels", "mask_input", "has_mask_input", "orig_im_size"];
    static readonly string[] Sam2 = ["image_embed", "high_res_feats_0", "high_res_feats_1", "point_coords", "point_labels", "mask_input", "has_mask_input"];
    static readonly string[] Plain = ["image_embeddings", "point_coords", "point_labels"];

    /// <summary>For run.json and messages.</summary>
    public string Name => $"{Decoder}-{Form}".ToLowerInvariant();

    /// <exception cref="DataException">The files are no encoder and decoder of a known export, or do not belong together.</exception>
    public static SamVariant Recognise(string encoderFile, OnnxModel encoder, string decoderFile, OnnxModel decoder)
    {
        if (IsDecoder(encoder) && !IsDecoder(decoder))
            throw new DataException("sam-files", $"this is SAM's decoder, given as 'encoder', and {Path.GetFileName(decoderFile)} is given as 'decoder'; exchange the two", encoderFile);
        if (IsDecoder(encoder))
            throw new DataException("sam-files", "both files are decoders (they take 'point_coords'); 'encoder' is the file that takes the image", encoderFile);
        if (!IsDecoder(decoder))
            throw new DataException("sam-files", $"this is no decoder of SAM: it takes {List(decoder.Inputs)}; expected 'point_coords', 'point_labels' and embeddings, as segment-anything's export_onnx_model.py writes them", decoderFile);
        var names = decoder.Inputs.Select(port => port.Name).ToHashSet(StringComparer.Ordinal);
        var variant = names.SetEquals(Sam) ? OfSam(encoderFile, encoder) : names.SetEquals(Sam2) ? OfSam2(encoderFile, encoder) : names.SetEquals(Plain) ? OfSam(encoderFile, encoder).AsPlain(encoder)
            : throw new DataException("sam-files", $"this export of SAM is not known: it takes {List(decoder.Inputs)}; expected {string.Join(", ", Sam)} (segment-anything, samexporter), {string.Join(", ", Sam2)} (SAM 2 by samexporter) or {string.Join(", ", Plain)} (EfficientViT-SAM)", decoderFile);
        foreach (var output in (string[])["masks", "iou_predictions"])
            if (decoder.Outputs.All(port => port.Name != output))
                throw new DataException("sam-files", $"the decoder gives {List(decoder.Outputs)}, expected 'masks' and 'iou_predictions'", decoderFile);
        foreach (var (theirs, ours) in variant.Embeddings)
            CheckFit(encoderFile, encoder.Outputs.First(port => port.Name == ours), decoder.Inputs.First(port => port.Name == theirs), decoderFile);
        return variant;
    }

    static bool IsDecoder(OnnxModel model) => model.Inputs.Any(port => port.Name == "point_coords");

    static SamVariant OfSam(string file, OnnxModel encoder)
    {
        if (encoder is not { Inputs: [var input], Outputs: [var output] } || input.Dimensions is not { } sides)
            throw NoEncoder(file, encoder, "one image and one embedding");
        if (sides.Count == 3 && (!sides[2].IsFixed || sides[2].Length == 3))
            return new SamVariant(EncoderForm.Raw, DecoderForm.Sam, UsualSide, UsualSide, [("image_embeddings", output.Name)]);
        return IsImage(sides) ? new SamVariant(EncoderForm.Padded, DecoderForm.Sam, SideOf(sides), SideOf(sides), [("image_embeddings", output.Name)]) : throw NoEncoder(file, encoder, "an image [1, 3, side, side] or [height, width, 3]");
    }

    static SamVariant OfSam2(string file, OnnxModel encoder)
    {
        string[] wanted = ["high_res_feats_0", "high_res_feats_1", "image_embed"];
        if (encoder is not { Inputs: [{ Dimensions: { } sides }] } || !IsImage(sides) || wanted.Any(name => encoder.Outputs.All(port => port.Name != name)))
            throw NoEncoder(file, encoder, $"an image [1, 3, side, side] and {string.Join(", ", wanted)}, as the decoder is one of SAM 2");
        return new SamVariant(EncoderForm.Stretched, DecoderForm.Sam2, SideOf(sides), SideOf(sides), [.. wanted.Select(name => (name, name))]);
    }

    // Its prompts are in a square of 1024 whatever the encoder sees (mit-han-lab/efficientvit, efficientvit/models/efficientvit/sam.py, image_size): 16 times the side of the embedding.
    SamVariant AsPlain(OnnxModel encoder) =>
        this with { Decoder = DecoderForm.Plain, Side = encoder.Outputs[0].Dimensions is [_, _, { IsFixed: true, Length: var rows }, _] ? (int)rows * 16 : UsualSide };

    static bool IsImage(IReadOnlyList<OnnxDimension> sides) => sides.Count == 4 && (!sides[1].IsFixed || sides[1].Length == 3) && sides[2].Length == sides[3].Length && sides[2].Length != 0;

    static int SideOf(IReadOnlyList<OnnxDimension> sides) => sides[2].IsFixed ? (int)sides[2].Length : UsualSide;

    static void CheckFit(string encoderFile, OnnxPort given, OnnxPort taken, string decoderFile)
    {
        if (given.Dimensions is { } from && taken.Dimensions is { } to && (from.Count != to.Count || from.Zip(to).Any(pair => pair.First.IsFixed && pair.Second.IsFixed && pair.First.Length != pair.Second.Length)))
            throw new DataException("sam-files", $"the encoder gives {given}, the decoder {Path.GetFileName(decoderFile)} takes {taken}; expected two files of one model", encoderFile);
    }

    static DataException NoEncoder(string file, OnnxModel encoder, string expected) =>
        new("sam-files", $"this is no encoder for the decoder: it takes {List(encoder.Inputs)} and gives {List(encoder.Outputs)}; expected {expected}", file);

    static string List(IReadOnlyList<OnnxPort> ports) => string.Join(", ", ports);
}
