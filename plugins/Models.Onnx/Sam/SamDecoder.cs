using Assay.Kernels.Images;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx.Sam;

/// <summary>Turns an embedding and a prompt into a mask. Thread-safe.</summary>
sealed class SamDecoder(OnnxSession session, SamVariant variant, SamChoice choice)
{
    static readonly string[] Wanted = ["masks", "iou_predictions"];

    readonly int side = variant.Side / LowResMask.Fraction;
    readonly float[] noMask = new float[variant.Side / LowResMask.Fraction * (variant.Side / LowResMask.Fraction)];

    /// <summary>Whether a prompt without a box needs a padding point.</summary>
    public bool Pads => variant.Decoder != DecoderForm.Sam2;

    bool GivesFullMasks => variant.Decoder == DecoderForm.Sam;

    /// <summary>What prompts are in.</summary>
    public SamFrame Frame(Size image) => variant.Decoder == DecoderForm.Sam2 ? SamFrame.Stretch(image, variant.Side) : SamFrame.Letterbox(image, variant.Side);

    /// <exception cref="DataException">The model fails, or gives something else than masks.</exception>
    public SamMask Decode(SamEmbedding embedding, SamFrame frame, PromptTensors prompt, CancellationToken cancel)
    {
        var outputs = session.Run(Inputs(embedding, frame, prompt), Wanted, cancel);
        var (masks, predicted) = (outputs["masks"], SamTensors.Finite(session, "iou_predictions", outputs["iou_predictions"].ToFloats()));
        if (masks.Shape is not [1, var count and (1 or 3 or 4), var height, var width] || predicted.Length != count || GivesFullMasks && (height != frame.Image.Height || width != frame.Image.Width) || height * width == 0)
            throw new DataException("sam-output", $"the decoder gives masks {masks.ShapeText} and {predicted.Length} predicted IoUs for an image of {frame.Image}; expected [1, 1, 3 or 4, {(GivesFullMasks ? $"{frame.Image.Height}, {frame.Image.Width}" : "height, width")}] and as many IoUs", session.Path);
        var pick = MaskChoice.Pick(predicted, choice == SamChoice.Single || choice == SamChoice.Auto && prompt.HasBox);
        var area = (int)(height * width);
        var logits = SamTensors.Finite(session, "masks", masks.ToFloats().AsSpan(pick * area, area).ToArray());
        return SamMask.Of(GivesFullMasks ? logits : Enlarge(logits, (int)width, (int)height, frame), frame.Image, Shown(predicted[pick]));
    }

    // As its seven digits say, not as the nearest float lies: 0.93 stays 0.93.
    static double Shown(float predicted) => (double)(decimal)Math.Clamp(predicted, 0, 1);

    Dictionary<string, OnnxTensor> Inputs(SamEmbedding embedding, SamFrame frame, PromptTensors prompt)
    {
        Dictionary<string, OnnxTensor> inputs = new(StringComparer.Ordinal);
        foreach (var part in embedding.Parts)
            inputs[part.Name] = SamTensors.For(session, part.Name, part.Shape, part.Values);
        Give("point_coords", [1, prompt.Labels.Length, 2], prompt.Coords);
        Give("point_labels", [1, prompt.Labels.Length], prompt.Labels);
        if (variant.Decoder == DecoderForm.Plain)
            return inputs;
        Give("mask_input", [1, 1, side, side], prompt.Mask ?? noMask);
        Give("has_mask_input", [1], [prompt.Mask is null ? 0 : 1]);
        if (GivesFullMasks)
            Give("orig_im_size", [2], [frame.Image.Height, frame.Image.Width]);
        return inputs;

        void Give(string name, long[] shape, float[] values) => inputs[name] = SamTensors.For(session, name, shape, values);
    }

    // As the official export does inside: to the square, padding cut off, to the image. SAM 2 sees a stretched image, which has no padding.
    float[] Enlarge(float[] logits, int width, int height, SamFrame frame)
    {
        var enlarged = new float[frame.Image.Area];
        if (variant.Decoder == DecoderForm.Sam2)
        {
            BilinearPlane.Resize(logits, width, width, height, enlarged, frame.Image.Width, frame.Image.Height);
            return enlarged;
        }
        var square = new float[frame.Side * frame.Side];
        BilinearPlane.Resize(logits, width, width, height, square, frame.Side, frame.Side);
        BilinearPlane.Resize(square, frame.Side, frame.Target.Width, frame.Target.Height, enlarged, frame.Image.Width, frame.Image.Height);
        return enlarged;
    }
}
