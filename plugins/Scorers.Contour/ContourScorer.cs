using System.Globalization;
using Assay.Kernels;
using Assay.Kernels.Geodesy;

namespace Assay.Scorers.Contour;

/// <summary>How far outlines are from a reference's: of instances that an earlier step paired, or of label maps class by class.</summary>
[Component("contour", "How far outlines are from a reference's, in pixels: of paired instances, or of label maps class by class.")]
public sealed class ContourScorer : IScorer
{
    const string Role = "reference", UsualPairs = "match";
    readonly ContourOptions options;
    readonly OutlineSettings plain;

    /// <exception cref="AssayException">A tolerance is no distance, or is given twice.</exception>
    public ContourScorer(ContourOptions options)
    {
        (this.options, plain) = (options, new OutlineSettings(options, null));
        if (options.Tolerances.Any(tolerance => !(tolerance >= 0 && double.IsFinite(tolerance))) || options.Tolerances.Distinct().Count() < options.Tolerances.Count)
            throw new AssayException("tolerance-range", $"contour: tolerances are {string.Join(", ", options.Tolerances.Select(Short))}, expected numbers from 0 up, each once");
        Needs = [new Need(Role, options.Pairs is null ? Evidence.Instances | Evidence.LabelMap : Evidence.Instances)];
        Labels = Needs[0].Of;
        Columns =
        [
            new("pairs", End: Suspicious.Neither), new("undefined", End: Suspicious.Neither), new("beyond", End: Suspicious.High),
            new("pooled", End: Suspicious.High, Unit: "px"), new("worst", End: Suspicious.High, Unit: "px"),
            new("", Of.Instance, Suspicious.High, "px"), new("lower_bound", Of.Instance, Suspicious.High, "px"), new("signed", Of.Instance, Suspicious.Neither, "px"),
            new("p95", Of.Instance, Suspicious.High, "px"), new("max", Of.Instance, Suspicious.High, "px"), new("arc", Of.Instance, Suspicious.High, "px"),
            .. options.BoundaryRatio > 0 ? [new Column("boundary_iou", Of.Instance)] : Array.Empty<Column>(),
            .. options.Tolerances.Select(tolerance => new Column("surface_dice_" + Short(tolerance).Replace('.', '_'), Of.Instance)),
        ];
    }

    static string Short(double tolerance) => tolerance.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Metres are known only by the sample's place on the ground.</summary>
    public bool ReadsWhere => options.ToleranceM is not null;

    public IReadOnlyList<Need> Needs { get; }

    public Evidence Labels { get; }

    public IReadOnlyList<Column> Columns { get; }

    public Score Examine(Exam exam) => exam.Sample.Where is { } where && options.ToleranceM is { } metres && GroundSampling.MetresPerPixel(where.Crs, where.Transform) is { } side
        ? Examine(exam, new OutlineSettings(options with { TolerancePx = metres / side, ToleranceRel = 0 }, side))
        : Examine(exam, plain);

    Score Examine(Exam exam, OutlineSettings settings)
    {
        var (step, opinion) = (options.Pairs?.Id ?? UsualPairs, exam.Opinion(Role));
        if (exam.Instances is { } labels && opinion.Instances is { } seen && exam.Earlier(step) is { } paired)
            return OfPairs(exam, labels, seen, paired.Pairs, settings);
        if (options.Pairs is null && exam.LabelMap is { } map && opinion.LabelMap is { } other)
            return OfMaps(exam, map, other, settings);
        if (exam.Instances is not null && opinion.Instances is not null)
            throw new DataException("no-pairs", $"it measures instances that an earlier step has paired, and no step '{step}' has seen this sample; put one before it, such as '- match: {{}}', and name it with 'pairs:'");
        return Score.None;
    }

    Score OfPairs(Exam exam, IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen, IReadOnlyList<InstancePair> pairs, OutlineSettings settings)
    {
        var verdict = new ContourVerdict(settings.Options, exam.Classes, settings.MetresPerPixel);
        foreach (var pair in pairs)
            if (pair.Role == Role)
                verdict.Add(pair, labels[pair.Instance], seen[pair.ReferenceInstance], Measure(exam, labels[pair.Instance], seen[pair.ReferenceInstance], settings));
        return verdict.ToScore();
    }

    static OutlineDistance? Measure(Exam exam, Instance label, Instance reference, OutlineSettings settings)
    {
        if (settings.Options.Shape == ContourShape.Box || settings.Options.Shape == ContourShape.Auto && !(HasMask(label) && HasMask(reference)))
            return label.Bounds is { } ours && reference.Bounds is { } theirs ? BoxDistance.Measure(ours, theirs, settings.Options) : null;
        if (exam.Mask(label) is not { } first || exam.Mask(reference) is not { } second)
            return null;
        if (first.Size != second.Size)
            throw new DataException("size-mismatch", $"a label's mask is {first.Size}, the reference's is {second.Size}; expected the same width and height, check that both belong to this sample");
        using var crop = JointCrop.Of(first.Counts, second.Counts, first.Size.Width, first.Size.Height);
        return crop is null ? null : settings.Masks.Measure(crop, first.Size);
    }

    static bool HasMask(Instance instance) => instance.Geometry is PolygonGeometry or MaskGeometry;

    Score OfMaps(Exam exam, LabelMap labels, LabelMap reference, OutlineSettings settings)
    {
        if (labels.Size != reference.Size)
            throw new DataException("size-mismatch", $"the labels are {labels.Size}, the reference's opinion is {reference.Size}; expected the same width and height, resample one of them or check that it belongs to this sample");
        var verdict = new ContourVerdict(settings.Options, exam.Classes, settings.MetresPerPixel);
        foreach (var entry in ClassesOf(labels, reference))
            using (var crop = JointCrop.OfClass(labels.Ids, reference.Ids, labels.Size.Width, labels.Size.Height, entry))
                if (crop is not null)
                    verdict.Add(entry, settings.Masks.Measure(crop, labels.Size));
        return verdict.ToScore();
    }

    // Classes of either map, in order.
    static ushort[] ClassesOf(LabelMap labels, LabelMap reference)
    {
        var there = new bool[LabelMap.Void + 1];
        foreach (var id in labels.Ids)
            there[id] = true;
        foreach (var id in reference.Ids)
            there[id] = true;
        return [.. Enumerable.Range(0, LabelMap.Void).Where(id => there[id]).Select(id => (ushort)id)];
    }
}
