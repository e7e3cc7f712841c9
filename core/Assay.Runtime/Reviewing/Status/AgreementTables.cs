namespace Assay.Runtime.Reviewing;

/// <summary>Agreement of a run's reviewers: of everything, of queue and control apart, for each kind of error, and of every two.</summary>
static class AgreementTables
{
    public static IReadOnlyList<ReviewerAgreement> Of(ReviewedRun run)
    {
        var shared = run.Queue.Where(item => run.Of(item).Count(standing => standing.IsWrong is not null) > 1).ToArray();
        if (shared.Length == 0)
            return [];
        List<ReviewerAgreement> tables = [Measure("all", shared, IsWrong)];
        if (shared.Any(run.IsControl))
            tables.AddRange([Measure("queue", shared.Where(item => !run.IsControl(item)), IsWrong), Measure("control", shared.Where(run.IsControl), IsWrong)]);
        tables.AddRange(shared.SelectMany(run.Of).SelectMany(standing => standing.Verdict.Kinds).Distinct().Order(StringComparer.Ordinal)
            .Select(kind => Measure(kind, shared, standing => IsWrong(standing) is null ? null : standing.Verdict.Kinds.Contains(kind))));
        if (tables[0].Reviewers is { Count: > 2 } names)
            tables.AddRange(from a in names from b in names where string.CompareOrdinal(a, b) < 0 select Measure($"{a} and {b}", shared, standing => standing.Reviewer == a || standing.Reviewer == b ? IsWrong(standing) : null));
        return [.. tables.Where(table => table.Items > 0)];

        ReviewerAgreement Measure(string of, IEnumerable<Item> items, Func<StandingVerdict, bool?> category) => ReviewerAgreement.Measure(of,
            items.Select(item => (run.ClusterOf(item), (IReadOnlyList<(string, bool)>)[.. run.Of(item).Where(standing => category(standing) is not null).Select(standing => (standing.Reviewer, category(standing)!.Value))])));
    }

    static bool? IsWrong(StandingVerdict standing) => standing.IsWrong;
}
