using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Changes the instances of a sample.</summary>
static class InstanceEdit
{
    /// <summary>As a run names it: the source's id, else its position.</summary>
    public static string NameOf(Subject subject, int position) => subject.Instances[position].SourceId ?? $"#{position}";

    /// <summary>The change from some instances to others, with the pixels of what one of them covered before and covers now.</summary>
    /// <returns>Null when too few pixels change.</returns>
    public static Change? From(Subject subject, IReadOnlyList<Instance> instances, Rle? before, Rle? after)
    {
        var (was, now) = (Unpack(subject.Size, before), Unpack(subject.Size, after));
        for (var i = 0; i < was.Length; i++)
            was[i] ^= now[i];
        var runs = RunMask.Pack(was, subject.Size.Width, subject.Size.Height);
        var (area, bounds) = (RunLengths.Area(runs), RunBounds.Find(runs, subject.Size.Height));
        return area < Math.Max(1, subject.MinPixels) ? null
            : new Change(subject.Labels with { Instances = instances }, new Box(bounds.X, bounds.Y, bounds.Width, bounds.Height), area);
    }

    /// <summary>The change of what an instance has beside class and shape: no pixel, at its place.</summary>
    public static Change Beside(Subject subject, int position, Rle mask, IReadOnlyList<Instance> now)
    {
        var bounds = RunBounds.Find(mask.Counts, subject.Size.Height);
        return new Change(subject.Labels with { Instances = now }, new Box(bounds.X, bounds.Y, bounds.Width, bounds.Height), 0) { Instance = NameOf(subject, position), Class = subject.Instances[position].Class };
    }

    /// <summary>The sample's instances with another one in a place, and more behind them.</summary>
    public static IReadOnlyList<Instance> With(Subject subject, int position, Instance now, params IEnumerable<Instance> more) => [.. subject.Instances.Select((one, i) => i == position ? now : one), .. more];

    public static IReadOnlyList<Instance> Without(Subject subject, int position) => [.. subject.Instances.Where((_, i) => i != position)];

    /// <summary>The same object drawn with another mask, in the kind of geometry that it has; null when the mask is empty.</summary>
    public static Instance? Redrawn(Instance old, Size size, byte[] mask)
    {
        var rle = new Rle(size, RunMask.Pack(mask, size.Width, size.Height));
        if (rle.Area == 0)
            return null;
        var bounds = RunBounds.Find(rle.Counts, size.Height);
        Geometry geometry = old.Geometry is BoxGeometry ? new BoxGeometry(new Box(bounds.X, bounds.Y, bounds.Width, bounds.Height))
            : old.Geometry is PolygonGeometry && Polygon(mask, size) is { } polygon ? polygon : new MaskGeometry(rle);
        return old with { Geometry = geometry, StatedArea = null, StatedBox = null };
    }

    /// <summary>The outline, when the object is in one piece without holes.</summary>
    static PolygonGeometry? Polygon(byte[] mask, Size size)
    {
        PolygonGeometry polygon = new([Outline.Trace(mask, size.Width, size.Height)]);
        return Unpack(size, Rasters.Of(polygon, size)).AsSpan().SequenceEqual(mask) ? polygon : null;
    }

    public static byte[] Unpack(Size size, Rle? mask)
    {
        var bytes = new byte[size.Area];
        if (mask is not null)
            RunMask.Unpack(mask.Counts, size.Width, size.Height, bytes);
        return bytes;
    }
}
