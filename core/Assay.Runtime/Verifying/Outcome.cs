namespace Assay.Runtime.Verifying;

/// <summary>What became of an item in the corrected labels.</summary>
public enum Outcome
{
    /// <summary>Called wrong, and set right.</summary>
    Fixed,
    /// <summary>Called wrong, and still as it was, or still found.</summary>
    Unchanged,
    /// <summary>Changed for the worse: called wrong and more so now, or called right and wrong now.</summary>
    Regressed,
    /// <summary>Nobody judged it, and it has changed for the worse.</summary>
    NewlyBroken,
    /// <summary>Called right, and as it was.</summary>
    Kept,
    /// <summary>Called right, and changed, not for the worse as far as scores tell.</summary>
    Altered,
    /// <summary>The corrected labels have no such sample, or it cannot be compared.</summary>
    Missing,
}

/// <summary>An item that was compared.</summary>
/// <param name="Rank">Its place in the queue; null when it is not in it.</param>
/// <param name="Verdict"><c>error</c>, <c>ok</c>, or null: nobody decided, or reviewers disagree.</param>
/// <param name="Kinds">For an error, its kinds.</param>
/// <param name="Detail">What changed, and what tells that it is better or worse.</param>
/// <param name="Place">Where, in the sample's pixels; null: the whole sample.</param>
public sealed record VerifiedItem(int? Rank, string Item, string Sample, Unit Unit, string? Verdict, IReadOnlyList<string> Kinds, Outcome Outcome, string Detail, Box? Place)
{
    /// <summary>The picture of before and after, relative to its folder; null when there is none.</summary>
    public string? Picture { get; init; }
}
