namespace Assay.Formats.Cvat.Writing;

/// <summary>What reviewers agreed on, by sample: objects to remove, omissions to add, and how many errors nobody can mend from here.</summary>
sealed class Corrections
{
    static readonly HashSet<int> Nothing = [];

    readonly Dictionary<string, HashSet<int>> extra = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<(string, int)>> omitted = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    public static Corrections None { get; } = new();

    public bool Any { get; private init; }

    public static Corrections Of(IRun run)
    {
        var corrections = new Corrections { Any = true };
        var verdicts = run.Verdicts.GroupBy(pair => pair.Verdict.Item, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(pair => pair.Verdict).ToArray(), StringComparer.Ordinal);
        foreach (var item in run.Queue)
            if (verdicts.TryGetValue(item.Id, out var said) && Array.Exists(said, verdict => verdict.Decision == "error"))
                corrections.Take(item, said);
        return corrections;
    }

    void Take(Item item, Verdict[] said)
    {
        bool Agreed(string kind) => Array.TrueForAll(said, verdict => verdict.Decision == "error" && verdict.Kinds.Contains(kind));
        if (item is { Unit: Unit.Instance, Instance: { } instance } && Agreed(FindingKind.Extra))
            (extra.TryGetValue(item.Sample, out var known) ? known : extra[item.Sample] = []).Add(instance);
        else if (item is { Unit: Unit.Omission, ReferenceInstance: { } position, Reference: { } reference } && Agreed(FindingKind.Omission))
            (omitted.TryGetValue(item.Sample, out var known) ? known : omitted[item.Sample] = []).Add((reference, position));
        else
            open[item.Sample] = open.GetValueOrDefault(item.Sample) + 1;
    }

    public IReadOnlySet<int> Extra(string sample) => extra.GetValueOrDefault(sample, Nothing);

    public IReadOnlyList<(string Reference, int Position)> Omitted(string sample) => omitted.TryGetValue(sample, out var known) ? known : [];

    public int Open(string sample) => open.GetValueOrDefault(sample);
}
