using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An object is annotated as two.</summary>
sealed class InstanceSplit : IInjection
{
    public string Name => "split";
    public string Meaning => "an instance is cut in two halves along a straight line";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random) is not var (position, mask) || subject.Instances[position].Geometry is BoxGeometry)
            return null;
        var old = subject.Instances[position];
        var cutout = Cutout.Of(mask, old.Class)!;
        var half = Part.Of(cutout, 0.5, random);
        var rest = cutout.Mask.Zip(half, (all, one) => (byte)(all - one)).ToArray();
        if (InstanceEdit.Redrawn(old, subject.Size, InstanceReshape.Spread(cutout, half)) is not { } first || InstanceEdit.Redrawn(old, subject.Size, InstanceReshape.Spread(cutout, rest)) is not { } second)
            return null;
        return InstanceEdit.From(subject, InstanceEdit.With(subject, position, first, second with { SourceId = null }), mask, Rasters.Of(first.Geometry, subject.Size)) is { } change
            ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = old.Class } : null;
    }
}
