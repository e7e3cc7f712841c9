using Assay.Kernels;
using Assay.Kernels.Images;

namespace Assay.Models.Onnx.Sam;

/// <summary>A label's mask as the decoder takes a first guess: a quarter of the square, the logit of the share that the mask covers.</summary>
static class LowResMask
{
    /// <summary>How much smaller than the square it is.</summary>
    public const int Fraction = 4;

    const double Surest = .999; // A share; its logit is 6.9.

    public static float[] Of(Rle mask, SamFrame frame)
    {
        var bytes = new byte[frame.Image.Area];
        RunMask.Unpack(mask.Counts, frame.Image.Width, frame.Image.Height, bytes);
        foreach (ref var pixel in bytes.AsSpan())
            pixel *= 255;
        var resized = new byte[frame.Target.Area];
        AntialiasedBilinear.Resize(bytes, frame.Image.Width, frame.Image.Height, resized, frame.Target.Width, frame.Target.Height);
        var side = frame.Side / Fraction;
        var sums = new int[side * side];
        for (var y = 0; y < frame.Target.Height; y++)
            for (var x = 0; x < frame.Target.Width; x++)
                sums[y / Fraction * side + x / Fraction] += resized[y * frame.Target.Width + x];
        return Array.ConvertAll(sums, sum => Logit(sum / (255.0 * Fraction * Fraction)));
    }

    static float Logit(double share)
    {
        var bounded = Math.Clamp(share, 1 - Surest, Surest);
        return (float)(Logarithm.Log(bounded) - Logarithm.Log(1 - bounded));
    }
}
