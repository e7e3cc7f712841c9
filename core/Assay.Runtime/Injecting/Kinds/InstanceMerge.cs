using Assay.Kernels;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>Two objects of a class are annotated as one.</summary>
sealed class InstanceMerge : IInjection
{
    public string Name => "merge";
    public string Meaning => "two instances of a class, the nearest to each other, stand as one";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random) is not var (position, mask) || subject.Shapes.Nearest(position, other => subject.Instances[other].Class == subject.Instances[position].Class) is not var (other, second))
            return null;
        var union = new Rle(subject.Size, RunLengths.Union(mask.Counts, second.Counts));
        if (InstanceEdit.Redrawn(subject.Instances[position], subject.Size, InstanceEdit.Unpack(subject.Size, union)) is not { } merged)
            return null;
        var instances = InstanceEdit.With(subject, position, merged).Where((_, i) => i != other).ToList();
        return InstanceEdit.From(subject, instances, null, second) is { } change ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = merged.Class } : null;
    }
}
