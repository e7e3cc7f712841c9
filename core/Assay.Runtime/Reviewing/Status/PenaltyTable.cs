namespace Assay.Runtime.Reviewing;

/// <summary>Adds penalties up: of the dataset, of classes, of slices.</summary>
static class PenaltyTable
{
    /// <param name="slices">For each attribute the value of a sample.</param>
    public static IReadOnlyList<PenaltyLine> Of(ReviewedRun run, IReadOnlyList<(string Attribute, Func<string, string> ValueOf)> slices)
    {
        var decided = run.Queue.Where(item => run.IsWrong(item) is not null).ToArray();
        if (decided.Length == 0)
            return [];
        List<PenaltyLine> lines = [Add(run, "dataset", "", decided)];
        if (decided.Any(item => run.ClassOf(item) is not null))
            lines.AddRange(Groups("class", item => run.ClassOf(item) ?? ""));
        foreach (var (attribute, valueOf) in slices)
            lines.AddRange(Groups(attribute, item => valueOf(item.Sample)));
        return lines;

        IEnumerable<PenaltyLine> Groups(string by, Func<Item, string> nameOf) => decided.GroupBy(nameOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Add(run, by, group.Key, [.. group]));
    }

    static PenaltyLine Add(ReviewedRun run, string by, string name, Item[] items)
    {
        var wrong = items.Where(item => run.IsWrong(item) == true).ToArray();
        var penalties = items.ToDictionary(item => item.Id, item => Price(run, item));
        var unpriced = wrong.Count(item => penalties[item.Id] is null);
        return new PenaltyLine(by, name, items.Length, wrong.Length,
            wrong.SelectMany(item => run.Of(item).SelectMany(standing => standing.Verdict.Kinds).Distinct()).GroupBy(kind => kind).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()),
            penalties.Values.Sum(penalty => penalty ?? 0), unpriced,
            wrong.Length > 0 && unpriced == wrong.Length ? null : items.GroupBy(item => item.Sample).Average(sample => Math.Max(0, 100 - sample.Sum(item => penalties[item.Id] ?? 0))));
    }

    /// <summary>The mean over those who found it wrong; null when none of them priced it.</summary>
    static double? Price(ReviewedRun run, Item item)
    {
        var priced = run.Of(item).Where(standing => standing.IsWrong == true).Select(standing => standing.Verdict.Judgements.Where(judgement => judgement.Penalty is not null).ToArray()).Where(judgements => judgements.Length > 0).ToArray();
        return run.IsWrong(item) == false ? 0 : priced.Length == 0 ? null : priced.Average(judgements => judgements.Sum(judgement => judgement.Penalty!.Value * judgement.Count));
    }
}
