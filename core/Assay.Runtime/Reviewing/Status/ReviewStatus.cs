using Assay.Runtime.Costing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>How far a reviewer is and how fast.</summary>
/// <param name="Decisions">How often each decision was taken.</param>
/// <param name="Left">Items of the queue without a decision of this reviewer.</param>
/// <param name="PerHour">Decided items an hour, idle time left out; null when nobody measured it.</param>
public sealed record ReviewerStatus(string Reviewer, IReadOnlyDictionary<string, int> Decisions, int Decided, int Errors, int Left, double? PerHour, DateTime? Last);

/// <summary>How a run's review stands, from its folder alone.</summary>
public sealed record ReviewStatus
{
    public required string Folder { get; init; }

    /// <summary>Items of the queue.</summary>
    public required int Items { get; init; }

    /// <summary>Of these, decided, without those that reviewers disagree about.</summary>
    public required int Decided { get; init; }
    public required int Wrong { get; init; }

    /// <summary>Somebody looked and was not sure.</summary>
    public required int Unsure { get; init; }
    public required int Conflicts { get; init; }

    /// <summary>Nobody has looked yet.</summary>
    public required int Left { get; init; }

    /// <summary>For what nobody has looked at, at the pace of all so far, one reviewer working; null when nobody measured it.</summary>
    public required TimeSpan? TimeLeft { get; init; }

    public required IReadOnlyList<ReviewerStatus> Reviewers { get; init; }
    public required IReadOnlyList<PenaltyLine> Penalties { get; init; }

    /// <summary>From the control alone; null when it says nothing, and <see cref="Notes"/> says why.</summary>
    public ErrorEstimate? Control { get; init; }

    /// <summary>From control and queue together.</summary>
    public ErrorEstimate? Overall { get; init; }

    /// <summary>What an item is: <c>sample</c> or <c>item</c>; null in an old run.</summary>
    public string? Unit { get; init; }

    /// <summary>Null when the pipeline has no <c>cost:</c>.</summary>
    public ReviewCost? Cost { get; init; }

    public required IReadOnlyList<ReviewerAgreement> Agreement { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <exception cref="AssayException">It is not the folder of a finished run, or a verdict cannot be read.</exception>
    public static ReviewStatus Read(string folder) => Read(folder, []);

    /// <param name="slices">For each attribute the value of a sample, by its id.</param>
    internal static ReviewStatus Read(string folder, IReadOnlyList<(string Attribute, Func<string, string> ValueOf)> slices)
    {
        var run = new ReviewedRun(folder);
        var left = run.Queue.Count(item => !run.IsReached(item));
        var pace = Pace(run.Standing);
        var (estimates, agreement) = (new ErrorEstimates(run), AgreementTables.Of(run));
        return new ReviewStatus
        {
            Folder = run.Path,
            Items = run.Queue.Count,
            Decided = run.Queue.Count(item => run.IsWrong(item) is not null),
            Wrong = run.Queue.Count(item => run.IsWrong(item) == true),
            Conflicts = run.Queue.Count(run.IsConflict),
            Unsure = run.Queue.Count(item => run.IsReached(item) && run.Of(item).All(standing => standing.IsWrong is null)),
            Left = left,
            TimeLeft = pace * left,
            Reviewers = [.. run.Standing.GroupBy(standing => standing.Reviewer).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => OfReviewer(run, group.Key, [.. group]))],
            Penalties = PenaltyTable.Of(run, slices),
            Control = estimates.Control,
            Overall = estimates.Overall,
            Unit = run.Sampling?.Unit,
            Cost = ReviewCost.Of(run, pace?.TotalSeconds),
            Agreement = agreement,
            Notes = [.. estimates.Notes, .. Warnings(run, agreement)],
        };
    }

    /// <summary>Writes cost.json anew, now that verdicts say more; a folder that cannot be written is left as it is.</summary>
    public void KeepCost()
    {
        if (Cost is { } cost)
            CostFile.Refresh(new RunFolder(Folder, Folder), cost.Queue);
    }

    static ReviewerStatus OfReviewer(ReviewedRun run, string name, StandingVerdict[] own) => new(name,
        own.GroupBy(standing => standing.Verdict.Decision).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count()),
        own.Count(standing => standing.IsWrong is not null), own.Count(standing => standing.IsWrong == true), run.Queue.Count - own.Length,
        Pace(own) is { } pace ? TimeSpan.FromHours(1) / pace : null, own.Max(standing => standing.At));

    /// <summary>Time an item took, over those that were measured.</summary>
    static TimeSpan? Pace(IReadOnlyCollection<StandingVerdict> verdicts)
    {
        var measured = verdicts.Where(standing => standing.Spent is { } spent && spent > TimeSpan.Zero).ToArray();
        return measured.Length == 0 ? null : new TimeSpan((long)measured.Average(standing => standing.Spent!.Value.Ticks));
    }

    static IEnumerable<string> Warnings(ReviewedRun run, IReadOnlyList<ReviewerAgreement> agreement)
    {
        if (agreement is [{ IsRare: true } all, ..])
            yield return FormattableString.Invariant($"low prevalence: {100 * all.Prevalence:0.#} % of the verdicts say error, so that kappa and alpha are low, even below 0, although reviewers agree; go by the percentage and AC1");
        if (run.Failed > 0)
            yield return $"{run.Failed} of {run.Samples} samples could not be audited and are in no figure";
    }
}
