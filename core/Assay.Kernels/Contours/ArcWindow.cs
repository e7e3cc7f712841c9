using System.Runtime.InteropServices;

namespace Assay.Kernels;

/// <summary>A window that slides along outlines and remembers its worst place.</summary>
sealed class ArcWindow(ContourPair pair, int window)
{
    [ThreadStatic]
    static double[]? scratch;

    public ContourArc Worst { get; private set; }

    /// <param name="outline">Pixels in order; closed, unless it ends with a cut.</param>
    /// <param name="second">Whose it is.</param>
    public void Slide(List<int> outline, bool second)
    {
        var pixels = CollectionsMarshal.AsSpan(outline);
        if (pixels[^1] != ContourWalk.Cut)
            SlideAround(pixels, second, Math.Min(window, pixels.Length), pixels.Length);
        else
            for (var at = 0; at < pixels.Length;)
            {
                var length = pixels[at..].IndexOf(ContourWalk.Cut);
                var count = Math.Min(window, length);
                if (count > 0)
                    SlideAround(pixels.Slice(at, length), second, count, length - count + 1);
                at += length + 1;
            }
    }

    void SlideAround(ReadOnlySpan<int> pixels, bool second, int count, int places)
    {
        var before = Sums(pixels, places + count);
        var (best, at) = (Worst.Mean * count, -1);
        for (var place = 0; place < places; place++)
            if (before[place + count] - before[place] > best)
                (best, at) = (before[place + count] - before[place], place);
        if (at >= 0 || Worst.Pixels == 0)
            Worst = Place(pixels, second, Math.Max(at, 0), count, best / count);
    }

    // Sums of distances before each pixel, going around.
    double[] Sums(ReadOnlySpan<int> pixels, int count)
    {
        if (scratch is null || scratch.Length <= count)
            scratch = new double[2 * count];
        var (sums, sum) = (scratch, 0.0);
        var squared = pair.Squared;
        for (int i = 0, at = 0; i < count; i++)
        {
            sums[i] = sum;
            sum += Math.Sqrt(squared[pixels[at]]);
            at = at + 1 == pixels.Length ? 0 : at + 1;
        }
        sums[count] = sum;
        return sums;
    }

    ContourArc Place(ReadOnlySpan<int> pixels, bool second, int at, int count, double mean)
    {
        var (firstLine, lastLine, firstBit, lastBit) = (int.MaxValue, 0, int.MaxValue, 0);
        for (var i = at; i < at + count; i++)
        {
            var (line, bit) = Math.DivRem(pixels[i % pixels.Length], pair.Crop.Stride);
            (firstLine, lastLine, firstBit, lastBit) = (Math.Min(firstLine, line), Math.Max(lastLine, line), Math.Min(firstBit, bit), Math.Max(lastBit, bit));
        }
        var (x, y, width, height) = pair.Crop.ToFrame(firstLine, firstBit, lastLine - firstLine + 1, lastBit - firstBit + 1);
        return new ContourArc(mean, count, second, x, y, width, height);
    }
}
