namespace Assay.Runtime.Running;

/// <summary>What a phase found out about one sample.</summary>
/// <param name="Index">Position in the dataset.</param>
/// <param name="Failure">Why it could not be audited; then there are no scores.</param>
/// <param name="Problems">What was wrong but did not prevent the audit.</param>
/// <param name="Scores">By step id, in step order.</param>
/// <param name="Items">Of every instance that a score or finding names, and of every region.</param>
sealed record SampleResult(int Index, Problem? Failure, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, Score> Scores, IReadOnlyList<InstanceItem> Items)
{
    /// <summary>The sample's; null when it could not be read.</summary>
    public Size? Size { get; init; }
}
