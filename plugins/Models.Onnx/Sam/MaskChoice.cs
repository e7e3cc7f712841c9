namespace Assay.Models.Onnx.Sam;

/// <summary>
/// Which of a decoder's masks is taken. Four: the first is the single mask, the others whole, part and subpart (segment_anything, modeling/mask_decoder.py). Three: these alone.
/// One: the export has chosen by itself, among the three when it was given two points or fewer, else the single one (utils/onnx.py, select_masks).
/// </summary>
static class MaskChoice
{
    /// <param name="predicted">Predicted IoU of each; of equals the first is taken.</param>
    /// <param name="single">Whether the single mask is wanted, where there is one.</param>
    public static int Pick(ReadOnlySpan<float> predicted, bool single)
    {
        if (predicted.Length == 4 && single)
            return 0;
        var best = predicted.Length == 4 ? 1 : 0;
        for (var i = best + 1; i < predicted.Length; i++)
            if (predicted[i] > predicted[best])
                best = i;
        return best;
    }
}
