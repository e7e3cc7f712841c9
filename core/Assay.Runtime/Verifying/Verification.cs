namespace Assay.Runtime.Verifying;

/// <summary>What corrected labels made of a run's verdicts.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="With">The corrected labels, as the user named them.</param>
/// <param name="Samples">Samples compared, and of these changed.</param>
/// <param name="Items">Judged items in the order of the queue, then those that are newly broken.</param>
/// <param name="Notes">What takes no part, and why.</param>
public sealed record Verification(string Run, string With, int Samples, int Changed, IReadOnlyList<VerifiedItem> Items, IReadOnlyList<string> Notes)
{
    /// <summary>Where pictures and tables are; null when none were written.</summary>
    public string? Folder { get; init; }

    public int Count(Outcome outcome) => Items.Count(item => item.Outcome == outcome);

    /// <summary>Something is worse than before.</summary>
    public bool HasRegressed => Items.Any(item => item.Outcome is Outcome.Regressed or Outcome.NewlyBroken);
}
