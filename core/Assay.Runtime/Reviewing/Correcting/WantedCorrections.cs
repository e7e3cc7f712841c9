namespace Assay.Runtime.Reviewing;

/// <summary>What reviewers want corrected, by sample, in the queue's order. Immutable.</summary>
sealed class WantedCorrections
{
    const string Disagree = "reviewers disagree", Unsaid = "no verdict says what is right", Stale = "the labels have changed since the verdict";

    readonly Dictionary<string, List<(Item Item, JournalEvent[] Said)>> bySample = new(StringComparer.Ordinal);

    /// <param name="verdicts">Those that stand, one a reviewer and item.</param>
    public WantedCorrections(IEnumerable<Item> queue, ILookup<string, JournalEvent> verdicts)
    {
        foreach (var item in queue)
            if (verdicts[item.Id].ToArray() is { Length: > 0 } said && Array.Exists(said, IsError))
                (bySample.TryGetValue(item.Sample, out var known) ? known : bySample[item.Sample] = []).Add((item, said));
    }

    static bool IsError(JournalEvent line) => line.Verdict!.Decision == Decision.Error;

    /// <summary>Whether somebody wants something corrected in a sample.</summary>
    public bool IsWanted(string sample) => bySample.ContainsKey(sample);

    /// <summary>Of a sample; entries with a reason are not to be applied.</summary>
    /// <param name="hash">Of what the labels say about an item now: verdicts about other labels do not count; null when that is not known.</param>
    public IReadOnlyList<ItemCorrection> Of(string sample, Func<Item, string>? hash) => !bySample.TryGetValue(sample, out var items) ? [] : [.. items.SelectMany(pair => Of(pair.Item, pair.Said, hash?.Invoke(pair.Item)))];

    static IEnumerable<ItemCorrection> Of(Item item, JournalEvent[] said, string? now)
    {
        var fresh = Array.FindAll(said, line => now is null || line.Hashes?.Label is null || line.Hashes.Label == now);
        return Array.Exists(fresh, IsError) ? Of(item, [.. fresh.Select(line => line.Verdict!)])
            : fresh.Length == 0 ? [new ItemCorrection(item.Id, Kinds(said.Select(line => line.Verdict!)), null, Stale)] : [];
    }

    static string[] Kinds(IEnumerable<Verdict> said) => [.. said.SelectMany(verdict => verdict.Kinds).Distinct()];

    static IEnumerable<ItemCorrection> Of(Item item, Verdict[] said)
    {
        var kinds = Kinds(said);
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
