using Assay.Kernels;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object is annotated where there is none: the shape of another one, moved to where nothing is.</summary>
sealed class InstanceExtra : IInjection
{
    public string Name => "extra";
    public string Meaning => "an instance stands where nothing is: the shape of another one, moved";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random) is not var (position, mask))
            return null;
        var bounds = RunBounds.Find(mask.Counts, subject.Size.Height);
        var (dx, dy) = (random.Whole(0, subject.Size.Width - bounds.Width) - bounds.X, random.Whole(0, subject.Size.Height - bounds.Height) - bounds.Y);
        var moved = Moved(InstanceEdit.Unpack(subject.Size, mask), subject.Size.Width, dx, dy);
        if (InstanceEdit.Redrawn(subject.Instances[position], subject.Size, moved) is not { } shape)
            return null;
        var extra = shape with { SourceId = null, Track = null };
        var runs = new Rle(subject.Size, RunMask.Pack(moved, subject.Size.Width, subject.Size.Height));
        if (subject.Instances.Any(one => Running.Rasters.Of(one.Geometry, subject.Size) is { } other && RunLengths.IntersectionArea(other.Counts, runs.Counts) > 0))
            return null;
        return InstanceEdit.From(subject, [.. subject.Instances, extra], null, runs) is { } change ? change with { Instance = $"#{subject.Instances.Count}", Class = extra.Class } : null;
    }

    /// <summary>The box of what is moved stays within the image.</summary>
    static byte[] Moved(byte[] mask, int width, int dx, int dy)
    {
        var moved = new byte[mask.Length];
        for (var i = 0; i < mask.Length; i++)
            if (mask[i] != 0)
                moved[i + dy * width + dx] = 1;
        return moved;
    }
}
