using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An instance is drawn wrongly; a polygon stays a polygon where it can, a box a box.</summary>
sealed class InstanceReshape(IReshaping reshaping) : IInjection
{
    public string Name => reshaping.Name;
    public string Meaning => reshaping.Meaning;
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => true;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random) is not var (position, mask))
            return null;
        var old = subject.Instances[position];
        var cutout = Cutout.Of(mask, old.Class)!;
        cutout = cutout.Grown(reshaping.Reach(cutout, strength) + 2);
        if (reshaping.Draw(cutout, strength, random) is not { } shape || InstanceEdit.Redrawn(old, subject.Size, Spread(cutout, shape)) is not { } now)
            return null;
        return InstanceEdit.From(subject, InstanceEdit.With(subject, position, now), mask, Rasters.Of(now.Geometry, subject.Size)) is { } change
            ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = old.Class } : null;
    }

    /// <summary>A mask of the whole image.</summary>
    internal static byte[] Spread(Cutout cutout, byte[] shape)
    {
        var mask = new byte[cutout.Frame.Area];
        for (var i = 0; i < shape.Length; i++)
            mask[cutout.InFrame(i)] = shape[i];
        return mask;
    }
}
