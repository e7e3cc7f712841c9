using System.Globalization;

namespace Assay.Scorers.Instances;

/// <summary>
/// FiftyOne's mistakenness of detections (fiftyone-brain, mistakenness.py at commit 0552ae3, without logits): how sure a detector is that a label is wrong, in class and in place;
/// possible missing and possible spurious labels.
/// </summary>
[Component("mistakenness", "How surely a detector contradicts labels; possible missing and spurious ones (FiftyOne's mistakenness).")]
public sealed class Mistakenness(MistakennessOptions options) : IScorer
{
    const string Role = "reference";

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <inheritdoc/>
    public bool NeedsDenseLabels => true;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } =
    [
        new("", End: Suspicious.High), new("missing", End: Suspicious.High), new("spurious", End: Suspicious.High),
        new("in_class", Of.Instance, Suspicious.High), new("in_place", Of.Instance, Suspicious.High),
    ];

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (ConfidentBoxes.Of(exam, Role) is not { } boxes)
            return Score.None;
        var pairs = new ConfidentPairs(boxes, options.Iou);
        List<InstanceScore> rows = [];
        List<Finding> findings = [];
        for (var label = 0; label < boxes.Labels.Count; label++)
            Judge(boxes.Labels[label], pairs.SeenOf[label] is >= 0 and var seen ? boxes.Seen[seen] : null, rows, findings);
        for (var seen = 0; seen < boxes.Seen.Count; seen++)
            if (pairs.LabelOf[seen] < 0 && boxes.Seen[seen].Confidence > options.Missing && !boxes.Crowds.Exists(crowd => crowd.Overlap(boxes.Seen[seen], crowd: true) >= options.Iou))
                findings.Add(Missing(boxes.Seen[seen], rows));
        var worst = rows.Where(row => row.Role is null).Max(row => row.Values[0]);
        Finding[] surest = [.. findings.OrderByDescending(finding => finding.Measured.GetValueOrDefault("confidence"))];
        return new Score
        {
            Values = [worst, findings.Count(finding => finding.Kind == FindingKind.Omission), findings.Count(finding => finding.Kind == FindingKind.Extra)],
            Instances = rows,
            Findings = findings,
            Reason = Describe(surest, exam.Classes),
            Where = surest.Length > 0 ? surest[0].Box : null,
        };
    }

    void Judge(Shape label, Shape? seen, List<InstanceScore> rows, List<Finding> findings)
    {
        if (seen is null)
        {
            rows.Add(new InstanceScore(null, label.Index, [null, null]));
            findings.Add(Place(FindingKind.Extra, label) with { Class = label.Class, Instance = label.Index });
            return;
        }
        var iou = label.Overlap(seen);
        rows.Add(new InstanceScore(null, label.Index, [InClass(seen.Confidence, label.Class == seen.Class), InPlace(seen.Confidence, iou, options.Iou)]));
        if (label.Class != seen.Class)
            findings.Add(Place(FindingKind.WrongLabel, label) with
            {
                Class = label.Class,
                ReferenceClass = seen.Class,
                Instance = label.Index,
                ReferenceInstance = seen.Index,
                Measured = new Dictionary<string, double> { ["mistakenness"] = InClass(seen.Confidence, same: false), ["iou"] = iou, ["confidence"] = seen.Confidence },
            });
    }

    /// <summary>(1 - confidence) / 2 for the same class, (1 + confidence) / 2 for another: 0.5 when the detector is unsure.</summary>
    static double InClass(double confidence, bool same) => ((same ? -1 : 1) * confidence + 1) / 2;

    /// <summary>(confidence x (2 i - 1) + 1) / 2, with i from 0 for a perfect overlap to 1 for one that just makes a pair.</summary>
    static double InPlace(double confidence, double iou, double least) => (confidence * (2 * ((1 - iou) / (1 - least)) - 1) + 1) / 2;

    static Finding Missing(Shape seen, List<InstanceScore> rows)
    {
        rows.Add(new InstanceScore(Role, seen.Index, [null, null]));
        return Place(FindingKind.Omission, seen) with { ReferenceClass = seen.Class, ReferenceInstance = seen.Index, Measured = new Dictionary<string, double> { ["confidence"] = seen.Confidence } };
    }

    static Finding Place(string kind, Shape shape) => new(kind) { Role = Role, Box = shape.Bounds, AreaPx = shape.Bounds.Area };

    /// <summary>The surest three; the first of them is the place.</summary>
    static string? Describe(Finding[] findings, ClassList classes) => findings.Length == 0 ? null
        : string.Join(", ", findings.Take(3).Select(finding => Describe(finding, classes))) + (findings.Length > 3 ? $", and {findings.Length - 3} more" : "");

    static string Describe(Finding finding, ClassList classes) => finding.Kind switch
    {
        FindingKind.WrongLabel => $"{classes.NameOf(finding.Class!.Value)} -> {classes.NameOf(finding.ReferenceClass!.Value)} {Short(finding)}",
        FindingKind.Omission => $"missing {classes.NameOf(finding.ReferenceClass!.Value)} {Short(finding)}",
        _ => $"nothing seen at {classes.NameOf(finding.Class!.Value)}",
    };

    static string Short(Finding finding) => finding.Measured["confidence"].ToString("0.00", CultureInfo.InvariantCulture);
}
