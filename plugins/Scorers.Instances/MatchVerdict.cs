namespace Assay.Scorers.Instances;

/// <summary>What a matching says of a sample: a value, findings and a row per instance.</summary>
sealed class MatchVerdict
{
    readonly IReadOnlyList<Shape> labels, references;
    readonly Matching matching;
    readonly Relations relations;
    readonly string role;
    readonly string onlyLabelled, onlySeen; // Kinds of findings about what one side alone has.
    readonly List<Finding> findings = [];
    readonly List<InstanceScore> rows = [];
    readonly List<InstancePair> pairs = [];

    public MatchVerdict(MatchSides sides, Matching matching, Relations relations, MatchGold gold, string role)
    {
        (labels, references, this.matching, this.relations, this.role) = (sides.Labels, sides.References, matching, relations, role);
        (onlyLabelled, onlySeen) = gold == MatchGold.Labels ? (FindingKind.Omission, FindingKind.Extra) : (FindingKind.Extra, FindingKind.Omission);
        AddLabels();
        AddSeen();
    }

    public Score ToScore(ClassList classes) => new()
    {
        Values = [Agreement(), Count(FindingKind.Omission), Count(FindingKind.Extra), Count(FindingKind.WrongLabel), Count(FindingKind.Inaccurate)],
        Instances = rows,
        Findings = findings,
        Pairs = pairs,
        Reason = MatchReason.Tell(findings, classes),
    };

    int Count(string kind) => findings.Count(finding => finding.Kind == kind);

    /// <summary>2 TP / (labels + references) over all that were not set aside, in [0,1]; 1 when nothing is on either side.</summary>
    double Agreement()
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
                AddOnlyLabelled(i);
            else
                rows.Add(new InstanceScore(null, labels[i].Index, [null, null, null, null, null]));
    }

    void AddPair(Candidate pair, Fate fate)
    {
        var (label, reference) = (labels[pair.Label], references[pair.Reference]);
        var kind = fate == Fate.WrongLabel ? FindingKind.WrongLabel : fate == Fate.Inaccurate ? FindingKind.Inaccurate : null;
        AddLabel(pair.Label, pair.Iou, reference.Instance.Confidence, fate == Fate.WrongLabel ? pair.Iou * reference.Confidence : 1 - pair.Iou);
        pairs.Add(new InstancePair(role, label.Index, reference.Index) { Iou = pair.Iou, Kind = kind });
        if (kind is not null)
            findings.Add(Place(kind, label) with
            {
                Class = label.Class,
                ReferenceClass = reference.Class,
                Instance = label.Index,
                ReferenceInstance = reference.Index,
                Measured = Measure(pair.Iou, reference),
            });
    }

    void AddOnlyLabelled(int i)
    {
        var best = matching.BestIou[i];
        AddLabel(i, best > 0 ? best : null, null, 1 - best);
        findings.Add(Place(onlyLabelled, labels[i]) with { Class = labels[i].Class, Instance = labels[i].Index, Measured = Measure(best, null) });
    }

    void AddLabel(int i, double? iou, double? confidence, double suspicion) =>
        rows.Add(new InstanceScore(null, labels[i].Index, [iou, confidence, suspicion, relations.PartnersOfLabel(i), relations.RivalsOfLabel(i)]));

    void AddSeen()
    {
        for (var i = 0; i < references.Count; i++)
            if (matching.References[i] == Fate.Alone)
            {
                var reference = references[i];
                rows.Add(new InstanceScore(role, reference.Index, [null, reference.Instance.Confidence, reference.Confidence, relations.PartnersOfReference(i), relations.RivalsOfReference(i)]));
                findings.Add(Place(onlySeen, reference) with { ReferenceClass = reference.Class, ReferenceInstance = reference.Index, Measured = Measure(null, reference) });
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
