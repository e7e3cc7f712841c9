using Assay.Kernels;

namespace Assay.Outputs.Predictions;

/// <summary>A label map's classes, or their connected parts, as objects with a mask. One pass down the columns, as run lengths go; memory goes with the runs.</summary>
static class MapSegments
{
    /// <param name="probabilities">Give each object the mean probability of its class as its confidence; null for none.</param>
    /// <param name="minPixels">Smaller ones are left out.</param>
    public static IReadOnlyList<Instance> Of(LabelMap map, bool parts, Probabilities? probabilities, int minPixels)
    {
        var groups = new int[map.Ids.Length];
        if (parts)
            ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight).Paint(groups);
        else
            for (var i = 0; i < groups.Length; i++)
                groups[i] = map.Ids[i] == LabelMap.Void ? -1 : map.Ids[i];
        SortedDictionary<int, Segment> segments = [];
        for (var x = 0; x < map.Size.Width; x++)
            for (var y = 0; y < map.Size.Height; y++)
                if (groups[y * map.Size.Width + x] is >= 0 and var group)
                {
                    var pixel = y * map.Size.Width + x;
                    if (!segments.TryGetValue(group, out var segment))
                        segments[group] = segment = new Segment(map.Ids[pixel]);
                    segment.Add((long)x * map.Size.Height + y, probabilities?[map.Ids[pixel], pixel] ?? 0);
                }
        return [.. segments.Values.Where(segment => segment.Pixels >= minPixels).Select(segment => segment.ToInstance(map.Size, probabilities is not null))];
    }

    /// <summary>One object while it grows.</summary>
    sealed class Segment(ushort position)
    {
        readonly List<uint> runs = [];
        long end;
        double sum;

        public long Pixels { get; private set; }

        public void Add(long at, double probability)
        {
            if (runs.Count == 0 || at > end)
                runs.AddRange([(uint)(at - end), 0]);
            runs[^1]++;
            (end, sum, Pixels) = (at + 1, sum + probability, Pixels + 1);
        }

        public Instance ToInstance(Size size, bool sure) => new()
        {
            Class = position,
            Geometry = new MaskGeometry(new Rle(size, end == size.Area ? [.. runs] : [.. runs, (uint)(size.Area - end)])),
            Confidence = sure ? Math.Clamp(sum / Pixels, 0, 1) : null,
        };
    }
}
