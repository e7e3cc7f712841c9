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
        if (subject.Shapes.Draw(random) is not var (position, mask) || Nearest(subject, position, mask) is not var (other, second))
            return null;
        var union = new Rle(subject.Size, RunLengths.Union(mask.Counts, second.Counts));
        if (InstanceEdit.Redrawn(subject.Instances[position], subject.Size, InstanceEdit.Unpack(subject.Size, union)) is not { } merged)
            return null;
        var instances = InstanceEdit.With(subject, position, merged).Where((_, i) => i != other).ToList();
        return InstanceEdit.From(subject, instances, null, second) is { } change ? change with { Instance = InstanceEdit.NameOf(subject, position), Class = merged.Class } : null;
    }

    /// <summary>Of the same class, by the distance of the boxes' centres.</summary>
    static (int Position, Rle Mask)? Nearest(Subject subject, int position, Rle mask)
    {
        var (x, y) = Centre(mask);
        return subject.Shapes.All.Where(one => one.Position != position && subject.Instances[one.Position].Class == subject.Instances[position].Class)
            .OrderBy(one => Centre(one.Mask) is var (u, v) ? (u - x) * (u - x) + (v - y) * (v - y) : 0).ThenBy(one => one.Position).Select(one => ((int, Rle)?)one).FirstOrDefault();
    }

    static (double X, double Y) Centre(Rle mask) => RunBounds.Find(mask.Counts, mask.Size.Height) is var box ? (box.X + box.Width / 2.0, box.Y + box.Height / 2.0) : default;
}
