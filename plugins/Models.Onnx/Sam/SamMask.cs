using Assay.Kernels;

namespace Assay.Models.Onnx.Sam;

/// <summary>A mask that SAM drew.</summary>
/// <param name="Mask">In the image's frame.</param>
/// <param name="PredictedIou">What SAM says of it.</param>
/// <param name="Stability">The IoU of the masks at the thresholds +1 and -1, one inside the other (segment_anything, utils/amg.py, calculate_stability_score); 0 when both are empty.</param>
sealed record SamMask(Rle Mask, double PredictedIou, double Stability)
{
    const float Offset = 1;

    /// <param name="logits">Row-major, of the image's size; above 0 is inside.</param>
    public static SamMask Of(ReadOnlySpan<float> logits, Size image, double predictedIou)
    {
        var bytes = new byte[logits.Length];
        var (sure, possible) = (0L, 0L);
        for (var i = 0; i < logits.Length; i++)
        {
            bytes[i] = logits[i] > 0 ? (byte)1 : (byte)0;
            sure += logits[i] > Offset ? 1 : 0;
            possible += logits[i] > -Offset ? 1 : 0;
        }
        return new SamMask(new Rle(image, RunMask.Pack(bytes, image.Width, image.Height)), predictedIou, possible == 0 ? 0 : (double)sure / possible);
    }
}
