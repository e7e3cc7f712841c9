using System.Globalization;
using Assay.Kernels;

namespace Assay.Scorers.Rubric;

/// <summary>Finds labels that stand for an object but leave out a part of it.</summary>
[Component("obfuscation", "Labels that leave out a part of their object: what a reference shows whole, for objects that an earlier step pairs.")]
public sealed class ObfuscationScorer(ObfuscationOptions options) : IScorer
{
    const string Role = "reference";

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new("", End: Suspicious.High), new("count", End: Suspicious.High), new("missing", Of.Instance, Suspicious.High)];

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (exam.Instances is not { } labels || exam.Opinion(Role).Instances is not { } references || exam.Earlier(options.Pairs.Id) is not { } matched)
            return Score.None;
        var (rows, findings, largest) = (new List<InstanceScore>(), new List<Finding>(), (double?)null);
        foreach (var pair in matched.Pairs.Where(pair => pair.Role == Role && pair.Instance < labels.Count && pair.ReferenceInstance < references.Count))
            if (exam.Mask(labels[pair.Instance]) is { Area: > 0 } label && exam.Mask(references[pair.ReferenceInstance]) is { Area: > 0 } reference && label.Size == reference.Size)
            {
                var part = MissingPart.Of(label, reference, window => Others(exam, labels, pair.Instance, window), options);
                largest = Math.Max(largest ?? 0, part.Share);
                rows.Add(new InstanceScore(null, pair.Instance, [part.Share]));
                if (part.Share >= options.MinShare && RunLengths.IntersectionArea(label.Counts, reference.Counts) >= options.Inside * label.Area)
                    findings.Add(Find(pair, part, labels, references));
            }
        var worst = findings.MaxBy(finding => finding.Measured["missing_share"]);
        return new Score
        {
            Values = [largest, largest is null ? null : findings.Count],
            Instances = rows,
            Findings = findings,
            Reason = worst is null ? null : Tell(worst, exam.Classes, findings.Count),
            Where = worst?.Box,
        };
    }

    /// <summary>What another label covers is not missing: it may stand in front.</summary>
    static IEnumerable<Rle> Others(Exam exam, IReadOnlyList<Instance> labels, int own, MaskWindow window) =>
        labels.Index().Where(other => other.Index != own && other.Item.Bounds is { } box && window.Touches(box)).Select(other => exam.Mask(other.Item)).OfType<Rle>();

    static Finding Find(InstancePair pair, MissingPart part, IReadOnlyList<Instance> labels, IReadOnlyList<Instance> references) => new(FindingKind.Obfuscation)
    {
        Class = labels[pair.Instance].Class,
        ReferenceClass = references[pair.ReferenceInstance].Class,
        Instance = pair.Instance,
        ReferenceInstance = pair.ReferenceInstance,
        Role = Role,
        Box = part.Where,
        AreaPx = part.Pixels,
        Measured = new Dictionary<string, double> { ["missing_share"] = part.Share, ["iou"] = pair.Iou },
    };

    /// <summary><c>34 % of car is missing, and 1 more</c>.</summary>
    static string Tell(Finding worst, ClassList classes, int count) => string.Create(CultureInfo.InvariantCulture,
        $"{100 * worst.Measured["missing_share"]:0} % of {classes.NameOf(worst.ReferenceClass!.Value)} is missing{(count == 1 ? "" : $", and {count - 1} more")}");
}
