using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx.Sam;

/// <summary>Turns an image into embeddings. Thread-safe.</summary>
sealed class SamEncoder(OnnxSession session, SamVariant variant)
{
    // On values from 0 to 255 (segment_anything, modeling/sam.py), and ImageNet's, which SAM 2 uses, times 255.
    static readonly double[] Mean = [123.675, 116.28, 103.53], Deviation = [58.395, 57.12, 57.375];
    static readonly double[] ImageNetMean = [.485 * 255, .456 * 255, .406 * 255], ImageNetDeviation = [.229 * 255, .224 * 255, .225 * 255];

    public SamFrame Frame(Size image) => variant.Form == EncoderForm.Stretched ? SamFrame.Stretch(image, variant.EncoderSide) : SamFrame.Letterbox(image, variant.EncoderSide);

    /// <exception cref="DataException">The model fails, or gives numbers that are none.</exception>
    public SamEmbedding Encode(SamPixels pixels, CancellationToken cancel)
    {
        var name = session.Inputs[0].Name;
        var (shape, values) = variant.Form == EncoderForm.Raw ? Raw(pixels) : Normalised(pixels);
        var given = new Dictionary<string, OnnxTensor> { [name] = SamTensors.For(session, name, shape, values) };
        var outputs = session.Run(given, [.. variant.Embeddings.Select(pair => pair.Encoder)], cancel);
        return new SamEmbedding([.. variant.Embeddings.Select(pair =>
            new SamFeatures(pair.Decoder, [.. outputs[pair.Encoder].Shape], Rounded(SamTensors.Finite(session, pair.Encoder, outputs[pair.Encoder].ToFloats()))))]);
    }

    // What is kept is half precision; so is what is used, or a second run would differ from the first.
    static float[] Rounded(float[] values) => Array.ConvertAll(values, value => (float)(Half)Math.Clamp(value, -65504f, 65504f));

    static (long[], float[]) Raw(SamPixels pixels)
    {
        var (planes, size) = (pixels.Planes, pixels.Frame.Target);
        var values = new float[3 * size.Area];
        for (var i = 0; i < size.Area; i++)
            for (var band = 0; band < 3; band++)
                values[3 * i + band] = planes[band][i];
        return ([size.Height, size.Width, 3], values);
    }

    (long[], float[]) Normalised(SamPixels pixels)
    {
        var (side, size) = (pixels.Frame.Side, pixels.Frame.Target);
        var (means, deviations) = variant.Form == EncoderForm.Stretched ? (ImageNetMean, ImageNetDeviation) : (Mean, Deviation);
        var values = new float[3 * side * side]; // Padding is 0 after normalising.
        var table = new float[256];
        for (var band = 0; band < 3; band++)
        {
            for (var value = 0; value < 256; value++)
                table[value] = (float)((value - means[band]) / deviations[band]);
            for (var y = 0; y < size.Height; y++)
            {
                var from = pixels.Planes[band].AsSpan(y * size.Width, size.Width);
                var to = values.AsSpan((band * side + y) * side, size.Width);
                for (var x = 0; x < from.Length; x++)
                    to[x] = table[from[x]];
            }
        }
        return ([1, 3, side, side], values);
    }
}
