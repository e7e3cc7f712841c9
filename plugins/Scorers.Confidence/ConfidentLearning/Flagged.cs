using System.Runtime.InteropServices;
using Assay.Kernels;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>The flagged pixels of one sample.</summary>
sealed class Flagged
{
    readonly List<(int Pixel, uint Pair)> pixels = [];
    readonly Dictionary<uint, (int Pixels, int First)> counts = [];
    readonly Size size;

    public Flagged(LabelledImage image, double cut)
    {
        size = image.Labels.Size;
        var labels = image.Labels;
        image.ForEachLow(0, cut, (pixel, _, predicted) =>
        {
            if (predicted != labels.Ids[pixel] && predicted != LabelMap.Void)
                Add(pixel, Pair(labels.Ids[pixel], predicted));
        });
    }

    /// <summary>Two classes in one number.</summary>
    public static uint Pair(ushort given, ushort predicted) => (uint)given << 16 | predicted;

    public static int Given(uint pair) => (int)(pair >> 16);

    public static int Predicted(uint pair) => (ushort)pair;

    void Add(int pixel, uint pair)
    {
        pixels.Add((pixel, pair));
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, pair, out var isKnown);
        count = (count.Pixels + 1, isKnown ? count.First : pixel);
    }

    public int Count => pixels.Count;

    /// <summary>The pair of most pixels, and how many; of equal ones that which comes first in reading order.</summary>
    public (uint Pair, int Pixels) Worst => counts.OrderByDescending(entry => entry.Value.Pixels).ThenBy(entry => entry.Value.First).Select(entry => (entry.Key, entry.Value.Pixels)).First();

    /// <summary>1 where a pixel is flagged, 0 where it is not, NaN where it is void.</summary>
    public float[] Map(ReadOnlySpan<ushort> labels)
    {
        var map = new float[labels.Length];
        for (var at = labels.IndexOf(LabelMap.Void); at >= 0 && at < labels.Length; at++)
            if (labels[at] == LabelMap.Void)
                map[at] = float.NaN;
        foreach (var (pixel, _) in pixels)
            map[pixel] = 1;
        return map;
    }

    /// <summary>The largest connected region of a pair (neighbours by side or corner); of equal ones the first in reading order.</summary>
    public Box LargestRegion(uint pair)
    {
        var of = pixels.Where(flagged => flagged.Pair == pair).Select(flagged => flagged.Pixel).ToArray();
        var (left, top) = (of.Min(pixel => pixel % size.Width), of[0] / size.Width);
        var (width, height) = (of.Max(pixel => pixel % size.Width) + 1 - left, of[^1] / size.Width + 1 - top);
        var window = new uint[width * height];
        foreach (var pixel in of)
            window[(pixel / size.Width - top) * width + pixel % size.Width - left] = 1;
        var largest = ConnectedComponents.Find(window, 0, width, height, Neighbours.Eight).Components.ToArray().MaxBy(component => component.Area);
        return new Box(left + largest.Left, top + largest.Top, largest.Width, largest.Height);
    }
}
