using Assay.Kernels;

namespace Assay.Runtime.Reviewing;

/// <summary>A figure with its 95 % interval; null where it is not defined.</summary>
public sealed record AgreementNumber(double? Value, (double Low, double High)? Interval);

/// <summary>How far reviewers agree who decided about the same items, before anybody settles their conflicts.</summary>
/// <param name="Of">Which items: <c>all</c>, <c>queue</c>, <c>control</c>, or <c>all, kind</c> for one kind of error.</param>
/// <param name="Items">Items that two or more decided.</param>
/// <param name="Reviewers">Who decided any of them.</param>
/// <param name="Prevalence">The share of errors among their verdicts.</param>
public sealed record ReviewerAgreement(string Of, int Items, IReadOnlyList<string> Reviewers, double Prevalence)
{
    const double Rare = 0.1;
    const ulong Seed = 1;
    const int LeastDraws = 100, MostWork = 20_000_000; // Of 100,000 items, 200 draws tell the interval well enough.

    public AgreementNumber Percent { get; init; } = new(null, null);

    /// <summary>Of two reviewers only.</summary>
    public AgreementNumber? CohenKappa { get; init; }

    public AgreementNumber FleissKappa { get; init; } = new(null, null);
    public AgreementNumber Alpha { get; init; } = new(null, null);
    public AgreementNumber Ac1 { get; init; } = new(null, null);

    /// <summary>Errors, or right labels, are so rare that kappa and alpha say little.</summary>
    public bool IsRare => Items > 0 && Math.Min(Prevalence, 1 - Prevalence) < Rare;

    /// <param name="of">A name for the items.</param>
    /// <param name="items">For each item a cluster and who said what of it, wrong or right.</param>
    internal static ReviewerAgreement Measure(string of, IEnumerable<(string Cluster, IReadOnlyList<(string Reviewer, bool IsWrong)> Said)> items)
    {
        var shared = items.Where(item => item.Said.Count > 1).ToArray();
        string[] reviewers = [.. shared.SelectMany(item => item.Said).Select(said => said.Reviewer).Distinct().Order(StringComparer.Ordinal)];
        var said = shared.SelectMany(item => item.Said).ToArray();
        var result = new ReviewerAgreement(of, shared.Length, reviewers, said.Length == 0 ? 0 : (double)said.Count(one => one.IsWrong) / said.Length);
        if (shared.Length == 0)
            return result;
        var values = new int[shared.Length * reviewers.Length];
        Array.Fill(values, Ratings.Missing);
        foreach (var (item, one) in shared.Index().SelectMany(pair => pair.Item.Said.Select(one => (pair.Index, one))))
            values[item * reviewers.Length + Array.IndexOf(reviewers, one.Reviewer)] = one.IsWrong ? 1 : 0;
        var ratings = new Ratings(values, reviewers.Length, 2);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] clusters = [.. shared.Select(item => numbers.TryAdd(item.Cluster, numbers.Count) ? numbers.Count - 1 : numbers[item.Cluster])];
        AgreementNumber Number(AgreementFigure figure) => new(figure(default), AgreementInterval.Of(figure, ratings.Items, Seed, clusters, Math.Clamp(MostWork / ratings.Items, LeastDraws, AgreementInterval.Draws)));
        return result with
        {
            Percent = Number(times => PercentAgreement.Of(ratings, times)),
            CohenKappa = reviewers.Length == 2 ? Number(times => Kernels.CohenKappa.Of(ratings, 0, 1, times)) : null,
            FleissKappa = Number(times => Kernels.FleissKappa.Of(ratings, times)),
            Alpha = Number(times => KrippendorffAlpha.Of(ratings, times)),
            Ac1 = Number(times => GwetAc1.Of(ratings, times)),
        };
    }
}
