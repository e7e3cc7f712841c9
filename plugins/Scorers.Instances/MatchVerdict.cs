namespace Assay.Scorers.Instances;

/// <summary>What a matching says of the labels: a value, findings and a row per instance.</summary>
sealed class MatchVerdict
{
    readonly IReadOnlyList<Shape> labels, references;
    readonly Matching matching;
    readonly string role;

    public MatchVerdict(IReadOnlyList<Shape> labels, IReadOnlyList<Shape> references, Matching matching, string role)
    {
        (this.labels, this.references, this.matching, this.role) = (labels, references, matching, role);
        Agreement = Agree();
        AddLabels();
        AddOmissions();
    }

    /// <summary>2 TP / (labels + references) over all that were not set aside, in [0,1]; 1 when nothing is on either side.</summary>
    public double Agreement { get; }

    public List<Finding> Findings { get; } = [];

    public List<InstanceScore> Rows { get; } = [];

    public List<InstancePair> Pairs { get; } = [];

    public int Count(string kind) => Findings.Count(finding => finding.Kind == kind);

    double Agree()
    {
        var matched = matching.Labels.Count(fate => fate == Fate.Matched);
        var all = matching.Labels.Count(fate => fate != Fate.SetAside) + matching.References.Count(fate => fate != Fate.SetAside);
        return all == 0 ? 1 : 2.0 * matched / all;
    }

    void AddLabels()
    {
        var partners = matching.Pairs.ToDictionary(entry => entry.Pair.Label, entry => entry.Pair);
        for (var i = 0; i < labels.Count; i++)
            if (partners.TryGetValue(i, out var pair))
                AddPair(pair, matching.Labels[i]);
            else if (matching.Labels[i] == Fate.Alone)
                AddExtra(i);
            else
                Rows.Add(new InstanceScore(null, labels[i].Index, [null, null, null]));
    }

    void AddPair(Candidate pair, Fate fate)
    {
        var (label, reference) = (labels[pair.Label], references[pair.Reference]);
        var suspicion = fate == Fate.WrongLabel ? pair.Iou * reference.Confidence : 1 - pair.Iou;
        Rows.Add(new InstanceScore(null, label.Index, [pair.Iou, reference.Instance.Confidence, suspicion]));
        var kind = KindOf(fate);
        Pairs.Add(new InstancePair(role, label.Index, reference.Index) { Iou = pair.Iou, Kind = kind });
        if (kind is not null)
            Findings.Add(Place(kind, label) with
            {
                Class = label.Class,
                ReferenceClass = reference.Class,
                Instance = label.Index,
                ReferenceInstance = reference.Index,
                Measured = Measure(pair.Iou, reference),
            });
    }

    static string? KindOf(Fate fate) => fate == Fate.WrongLabel ? FindingKind.WrongLabel : fate == Fate.Inaccurate ? FindingKind.Inaccurate : null;

    void AddExtra(int i)
    {
        var best = matching.BestIou[i];
        Rows.Add(new InstanceScore(null, labels[i].Index, [best > 0 ? best : null, null, 1 - best]));
        Findings.Add(Place(FindingKind.Extra, labels[i]) with { Class = labels[i].Class, Instance = labels[i].Index, Measured = Measure(best, null) });
    }

    void AddOmissions()
    {
        for (var i = 0; i < references.Count; i++)
            if (matching.References[i] == Fate.Alone)
            {
                var reference = references[i];
                Rows.Add(new InstanceScore(role, reference.Index, [null, reference.Instance.Confidence, reference.Confidence]));
                Findings.Add(Place(FindingKind.Omission, reference) with { ReferenceClass = reference.Class, ReferenceInstance = reference.Index, Measured = Measure(null, reference) });
            }
    }

    Finding Place(string kind, Shape shape) => new(kind) { Role = role, Box = shape.Bounds, AreaPx = shape.Area };

    static Dictionary<string, double> Measure(double? iou, Shape? reference)
    {
        Dictionary<string, double> measured = [];
        if (iou is { } overlap)
            measured["iou"] = overlap;
        if (reference?.Instance.Confidence is { } confidence)
            measured["confidence"] = confidence;
        return measured;
    }
}
