using Assay.Kernels;

namespace Assay.Scorers.Rubric;

/// <summary>
/// What a label leaves out of the object that it stands for: pixels of the reference's mask that no label covers and that are farther than a rim from this label, so that neither a
/// tight outline nor an object in front of it counts.
/// </summary>
/// <param name="Pixels">How many.</param>
/// <param name="Share">Of the reference's mask, in [0,1].</param>
/// <param name="Where">A box around them; null when there are none.</param>
readonly record struct MissingPart(int Pixels, double Share, Box? Where)
{
    static readonly MissingPart None = new(0, 0, null);

    /// <param name="label">With at least a pixel.</param>
    /// <param name="reference">With at least a pixel.</param>
    /// <param name="others">The other labels' masks that come near.</param>
    /// <param name="options">A share below the least that counts is not looked into: it is 0.</param>
    public static MissingPart Of(Rle label, Rle reference, Func<MaskWindow, IEnumerable<Rle>> others, ObfuscationOptions options)
    {
        var whole = reference.Area;
        if (whole - RunLengths.IntersectionArea(label.Counts, reference.Counts) < options.MinShare * whole)
            return None;
        var window = new MaskWindow(label, reference);
        var (marked, missing) = (new byte[window.Area], new byte[window.Area]);
        window.Draw(label, 1, marked);
        window.Draw(reference, 1, missing);
        foreach (var other in others(window))
            window.Draw(other, 0, missing);
        Clear(missing, marked, window, options.RimPx * options.RimPx);
        return Measure(missing, window, whole);
    }

    /// <summary>Takes away what lies in the rim.</summary>
    static void Clear(byte[] missing, byte[] marked, MaskWindow window, double rim)
    {
        var (squared, nearest) = (new long[window.Area], new int[window.Area]);
        DistanceTransform.Find(marked, window.Width, window.Height, squared, nearest);
        for (var i = 0; i < missing.Length; i++)
            if (squared[i] <= rim)
                missing[i] = 0;
    }

    static MissingPart Measure(byte[] missing, MaskWindow window, long whole)
    {
        var (pixels, left, top, right, bottom) = (0, int.MaxValue, int.MaxValue, -1, -1);
        for (var i = 0; i < missing.Length; i++)
            if (missing[i] != 0)
            {
                var (y, x) = Math.DivRem(i, window.Width);
                (pixels, left, top, right, bottom) = (pixels + 1, Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            }
        return pixels == 0 ? None : new MissingPart(pixels, (double)pixels / whole, window.ToBox(left, top, right - left + 1, bottom - top + 1));
    }
}
