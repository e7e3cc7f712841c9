using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>Says of one sample's items what became of them.</summary>
sealed class Judging(LabelChange change, IReadOnlyDictionary<string, Score> before, IReadOnlyDictionary<string, Score> after, IReadOnlyList<StepUse> steps, DecidingColumns columns, ClassList classes,
    Func<string, Instance?> omitted)
{
    const double SamePlace = 0.5;

    IReadOnlyList<Instance> Old => change.Before.Labels?.Instances ?? [];
    IReadOnlyList<Instance> New => change.After.Labels?.Instances ?? [];

    /// <param name="isWrong">What the reviewers decided.</param>
    public (Outcome Outcome, string Detail) Judge(Item item, bool isWrong, IReadOnlyList<Verdict> verdicts)
    {
        var what = Describe(item);
        if (what is null)
            return (isWrong ? Outcome.Unchanged : Outcome.Kept, "the label is as it was");
        if (isWrong && Wanted(item, verdicts) is { } wanted)
            return (wanted ? Outcome.Fixed : Outcome.Unchanged, what);
        var (sign, why) = Compare(item);
        var detail = why.Length > 0 ? $"{what}; {why}" : what;
        if (sign > 0)
            return (Outcome.Regressed, detail);
        if (!isWrong)
            return (Outcome.Altered, detail);
        return sign < 0 ? (Outcome.Fixed, detail) : IsStillFound(item) ? (Outcome.Unchanged, $"{what}, and found as before") : (Outcome.Fixed, $"{what}; no score tells more");
    }

    /// <summary>Whether the labels now are what a reviewer asked for; null when nobody said so clearly.</summary>
    bool? Wanted(Item item, IReadOnlyList<Verdict> verdicts)
    {
        var kinds = verdicts.SelectMany(verdict => verdict.Kinds).Distinct().ToArray();
        if (item is { Unit: Unit.Instance, Instance: { } old } && old < Old.Count)
        {
            var now = change.Instances.To(old);
            if (now < 0 && kinds is [FindingKind.Extra])
                return true;
            if (now >= 0 && verdicts.SelectMany(verdict => verdict.Judgements).Select(judgement => judgement.RightClass).OfType<int>().Distinct().ToArray() is [var right])
                return New[now].Class == right;
        }
        if (item.Unit == Unit.Omission && omitted(item.Id) is { } theirs && New.Index().Any(one => change.Instances.From(one.Index) < 0 && one.Item.Class == theirs.Class && change.Instances.Iou(one.Item, theirs) >= SamePlace))
            return true;
        return null;
    }

    /// <summary>What changed about an item, in words; null: nothing.</summary>
    string? Describe(Item item) => item.Unit switch
    {
        Unit.Instance => item.Instance is { } old && old < Old.Count ? DescribeInstance(old) : null,
        Unit.Omission => omitted(item.Id) is not { } theirs ? null : New.Index().Any(one => change.Instances.From(one.Index) < 0 && change.Instances.Iou(one.Item, theirs) > 0) ? "an object was added here"
            : Old.Index().Any(one => !change.Instances.IsSame(one.Index) && change.Instances.Iou(one.Item, theirs) > 0) ? "an object that reaches here was changed" : null,
        Unit.Region when item.Region is { Box: var box } => !change.SameMap(box) ? "pixels were changed here" : InstancesNear(box) ? "objects were changed here" : null,
        _ => change.IsSame ? null : DescribeSample(),
    };

    bool InstancesNear(Box box) => Old.Index().Any(one => !change.Instances.IsSame(one.Index) && one.Item.Bounds is { } bounds && LabelChange.Meet(bounds, box))
        || New.Index().Any(one => change.Instances.From(one.Index) < 0 && one.Item.Bounds is { } bounds && LabelChange.Meet(bounds, box));

    string DescribeSample()
    {
        List<string> parts = [];
        if (change.ChangedPixels() is ( > 0 and var pixels, _))
            parts.Add($"{pixels} pixels changed");
        var (gone, other, come) = (Old.Index().Count(one => change.Instances.To(one.Index) < 0), Old.Index().Count(one => change.Instances.To(one.Index) >= 0 && !change.Instances.IsSame(one.Index)), New.Index().Count(one => change.Instances.From(one.Index) < 0));
        if (gone + other + come > 0)
            parts.Add($"objects: {gone} removed, {other} changed, {come} added");
        return parts.Count == 0 ? "tags changed" : string.Join(", ", parts);
    }

    string? DescribeInstance(int old)
    {
        if (change.Instances.IsSame(old))
            return null;
        if (change.Instances.To(old) is not (>= 0 and var now))
            return "removed";
        var (was, has) = (Old[old], New[now]);
        return was.Class != has.Class ? $"class {classes.NameOf(was.Class)} -> {classes.NameOf(has.Class)}"
            : change.Instances.Iou(was, has) is < 1 and var iou ? FormattableString.Invariant($"outline changed, IoU {iou:0.00}") : "attributes or outline changed";
    }

    (int Sign, string Why) Compare(Item item) => Suspicion.Compare(Of(item, before, isAfter: false), Of(item, after, isAfter: true), valuesFirst: item.Unit == Unit.Sample);

    bool IsStillFound(Item item) => item.Unit != Unit.Sample && Of(item, after, isAfter: true).Findings > 0;

    Suspicion Of(Item item, IReadOnlyDictionary<string, Score> scores, bool isAfter) => item.Unit switch
    {
        Unit.Instance => OfInstance(item.Instance!.Value, scores, isAfter),
        Unit.Omission => Suspicion.Of(OfReference(item.Reference!, item.ReferenceInstance!.Value, scores), Values(scores, item.Reference, item.ReferenceInstance!.Value)),
        Unit.Region => OfRegion(item.Region!, scores),
        _ => Suspicion.Of(scores.Values.SelectMany(score => score.Findings), SampleValues(scores)),
    };

    /// <summary>Of an object that is gone: what is found to be missing in its place.</summary>
    public Suspicion OfInstance(int old, IReadOnlyDictionary<string, Score> scores, bool isAfter)
    {
        var at = isAfter ? change.Instances.To(old) : old;
        return at >= 0 ? OfLabel(at, scores) : Suspicion.Of(scores.Values.SelectMany(score => score.Findings).Where(finding => finding is { Instance: null, Kind: FindingKind.Omission, Box: { } box }
            && Old[old].Bounds is { } was && Evaluating.InstanceBox.Iou(box, was) >= SamePlace), []);
    }

    public Suspicion OfLabel(int at, IReadOnlyDictionary<string, Score> scores) => Suspicion.Of(scores.Values.SelectMany(score => score.Findings).Where(finding => finding.Instance == at), Values(scores, null, at));

    IEnumerable<Finding> OfReference(string reference, int at, IReadOnlyDictionary<string, Score> scores) => scores.SelectMany(entry => entry.Value.Findings
        .Where(finding => finding.Instance is null && finding.ReferenceInstance == at && finding.Role is { } role && RoleOf(entry.Key, role) == reference));

    string? RoleOf(string step, string role) => steps.First(use => use.Id == step).Roles.GetValueOrDefault(role);

    static Suspicion OfRegion(Region region, IReadOnlyDictionary<string, Score> scores) => Suspicion.Of((scores.GetValueOrDefault(region.Step)?.Findings ?? [])
        .Where(finding => finding is { Instance: null, ReferenceInstance: null, Box: { } box } && LabelChange.Meet(box, region.Box)), []);

    List<(DecidingColumns.Place, double?)> SampleValues(IReadOnlyDictionary<string, Score> scores) => [.. columns.All.Where(place => place.Of == Assay.Of.Sample)
        .Select(place => (place, scores.GetValueOrDefault(place.Step) is { } score && place.Position < score.Values.Count ? score.Values[place.Position] : null))];

    List<(DecidingColumns.Place, double?)> Values(IReadOnlyDictionary<string, Score> scores, string? reference, int index) => [.. columns.All.Where(place => place.Of == Assay.Of.Instance)
        .Select(place => (place, scores.GetValueOrDefault(place.Step)?.Instances.FirstOrDefault(row => row.Index == index && (row.Role is null ? null : RoleOf(place.Step, row.Role)) == reference) is { } row && place.Position < row.Values.Count ? row.Values[place.Position] : null))];

    /// <summary>What nobody judged and is worse now.</summary>
    /// <param name="judged">Ids of items with a verdict.</param>
    /// <param name="bySample">Items are whole samples.</param>
    public IEnumerable<(string Item, Unit Unit, string Detail, Box? Place)> Broken(IReadOnlySet<string> judged, bool bySample)
    {
        var (sample, ids) = (change.Before.Id, ItemId.OfInstances(change.Before.Id, InstanceItem.LabelSide, Old, classes));
        if (bySample)
        {
            if (!judged.Contains(ItemId.OfSample(sample)) && Suspicion.Compare(Of(Whole, before, false), Of(Whole, after, true), valuesFirst: true) is ( > 0, var why))
                yield return (ItemId.OfSample(sample), Unit.Sample, $"{DescribeSample()}; {why}", null);
            yield break;
        }
        for (var old = 0; old < Old.Count; old++)
            if (!judged.Contains(ids[old]) && DescribeInstance(old) is { } what && Suspicion.Compare(OfInstance(old, before, false), OfInstance(old, after, true), valuesFirst: false) is ( > 0, var why))
                yield return (ids[old], Unit.Instance, $"{what}; {why}", Old[old].Bounds);
        var added = ItemId.OfInstances(sample, InstanceItem.LabelSide, New, classes);
        for (var now = 0; now < New.Count; now++)
            if (change.Instances.From(now) < 0 && OfLabel(now, after) is { Findings: > 0 } found)
                yield return (added[now], Unit.Instance, $"added; findings {found.Findings}", New[now].Bounds);
        foreach (var (step, score) in after)
            foreach (var box in score.Regions.Select(region => score.Findings[region.Finding].Box!.Value))
                if (!change.SameMap(box) && !(before.GetValueOrDefault(step)?.Regions ?? []).Any(region => LabelChange.Meet(before[step].Findings[region.Finding].Box!.Value, box)))
                    yield return (ItemId.OfRegions(sample, step, [score.Findings[score.Regions.First(region => score.Findings[region.Finding].Box == box).Finding]], classes)[0], Unit.Region, "pixels were changed here; findings 0 -> 1", box);
    }

    Item Whole => new(0, "", change.Before.Id, Unit.Sample, null, null, null, "");
}
