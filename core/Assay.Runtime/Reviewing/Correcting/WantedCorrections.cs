namespace Assay.Runtime.Reviewing;

/// <summary>What reviewers want corrected, by sample, in the queue's order. Immutable.</summary>
sealed class WantedCorrections
{
    const string Disagree = "reviewers disagree", Unsaid = "no verdict says what is right";

    readonly Dictionary<string, List<ItemCorrection>> bySample = new(StringComparer.Ordinal);

    /// <param name="verdicts">Those that count, one a reviewer and item.</param>
    public WantedCorrections(IEnumerable<Item> queue, ILookup<string, Verdict> verdicts)
    {
        foreach (var item in queue)
            if (verdicts[item.Id].ToArray() is { Length: > 0 } said && Array.Exists(said, verdict => verdict.Decision == Decision.Error))
                (bySample.TryGetValue(item.Sample, out var known) ? known : bySample[item.Sample] = []).AddRange(Of(item, said));
    }

    /// <summary>Of a sample; entries with a reason are not to be applied.</summary>
    public IReadOnlyList<ItemCorrection> Of(string sample) => bySample.TryGetValue(sample, out var wanted) ? wanted : [];

    /// <summary>Samples of which somebody wants something corrected.</summary>
    public IReadOnlyCollection<string> Samples => bySample.Keys;

    static IEnumerable<ItemCorrection> Of(Item item, Verdict[] said)
    {
        string[] kinds = [.. said.SelectMany(verdict => verdict.Kinds).Distinct()];
        var wanted = said.Select(verdict => verdict.Decision == Decision.Error ? Wanted(item, verdict).ToHashSet() : []).ToArray();
        var all = wanted.SelectMany(one => one).Distinct().ToArray();
        if (all.Length == 0)
            return [new ItemCorrection(item.Id, kinds, null, said.Any(verdict => verdict.Decision != Decision.Error) ? Disagree : Unsaid)];
        return all.Select(remedy => new ItemCorrection(item.Id, kinds, remedy, Array.TrueForAll(wanted, one => one.Contains(remedy)) ? null : Disagree));
    }

    static IEnumerable<Remedy> Wanted(Item item, Verdict verdict)
    {
        if (verdict.Remedies.Count > 0)
            return verdict.Remedies.Select(remedy => remedy is { Take: Take.Region, Box: null } ? remedy with { Box = item.Region?.Box } : remedy);
        if (item is { Unit: Unit.Instance, Instance: { } instance } && verdict.Kinds.Contains(FindingKind.Extra))
            return [new Remedy(Take.Instance, null) { Instance = instance }];
        return item is { Unit: Unit.Omission, ReferenceInstance: { } position, Reference: { } reference } && verdict.Kinds.Contains(FindingKind.Omission)
            ? [new Remedy(Take.Instance, reference) { ReferenceInstance = position }] : [];
    }
}
