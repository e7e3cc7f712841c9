using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>A reviewer's last word about an item.</summary>
/// <param name="Spent">Since the item was shown, without idle time; null when nobody measured it.</param>
/// <param name="At">When, UTC; null when it is not known.</param>
sealed record StandingVerdict(string Reviewer, Verdict Verdict, TimeSpan? Spent = null, DateTime? At = null)
{
    /// <summary>The labels are wrong, or right; null: undecided.</summary>
    public bool? IsWrong => Verdict.Decision switch
    {
        Decision.Error => true,
        Decision.Ok or Decision.Empty or Decision.ModelWrong => false,
        _ => null,
    };

    public static IReadOnlyList<StandingVerdict> Read(RunFolder folder) => [.. VerdictFolder.Read(folder.Verdicts).SelectMany(log => log.Verdicts
        .Select(line => new StandingVerdict(log.Reviewer, line.Verdict!, line.Elapsed, line.At == default ? null : line.At)))];
}
