namespace Assay.Formats.Cvat.Reading;

/// <summary>A track of JSON, which holds keyframes alone; what lies between is computed here.</summary>
/// <param name="Keyframes">By frame.</param>
sealed record JsonTrack(IReadOnlyList<CvatShape> Keyframes)
{
    /// <summary>Shapes in frames between keyframes, and behind the last one until it ends: on a straight line between shapes of as many numbers, else as the keyframe before.</summary>
    /// <param name="frames">Those that there are, in order.</param>
    /// <param name="last">Of the job that the track belongs to.</param>
    public IEnumerable<CvatShape> Between(int[] frames, int? last)
    {
        for (var i = 0; i < Keyframes.Count; i++)
        {
            var (from, to) = (Keyframes[i], i + 1 < Keyframes.Count ? Keyframes[i + 1] : null);
            if (from.Outside)
                continue;
            var at = Array.BinarySearch(frames, from.Frame + 1);
            for (at = at < 0 ? ~at : at; at < frames.Length && (to is null ? frames[at] <= (last ?? int.MaxValue) : frames[at] < to.Frame); at++)
                yield return Fill(from, to, frames[at]);
        }
    }

    static CvatShape Fill(CvatShape from, CvatShape? to, int frame)
    {
        var share = to is null || to.Outside ? 0 : (double)(frame - from.Frame) / (to.Frame - from.Frame);
        var shape = new CvatShape
        {
            Kind = from.Kind,
            Label = from.Label,
            Track = from.Track,
            Id = from.Id,
            Source = from.Source,
            Occluded = from.Occluded,
            ZOrder = from.ZOrder,
            Group = from.Group,
            Frame = frame,
            Keyframe = false,
            Rotation = share == 0 ? from.Rotation : Turn(from.Rotation, to!.Rotation, share),
            Numbers = share == 0 || from.Kind != to!.Kind || from.Kind == ShapeKind.Mask || from.Numbers.Length != to.Numbers.Length ? from.Numbers
                : [.. from.Numbers.Zip(to.Numbers, (a, b) => a + (b - a) * share)],
        };
        shape.Attributes.AddRange(from.Attributes);
        shape.Elements.AddRange(from.Elements);
        return shape;
    }

    // The shorter way round.
    static double Turn(double from, double to, double share) => (from + Math.IEEERemainder(to - from, 360) * share + 360) % 360;
}
