namespace Assay.Runtime.Evaluating;

/// <summary>What is known of a dataset's labels: every error, and what was looked at to find them.</summary>
/// <param name="Source">Where it is from, for a person: <c>injected.csv</c>.</param>
/// <param name="Errors">In order of samples.</param>
public sealed record Truth(string Source, IReadOnlyList<KnownError> Errors)
{
    /// <summary>Ids of the samples that were looked at; null: all of them, so that a sample without an error is right.</summary>
    public IReadOnlySet<string>? Samples { get; init; }

    /// <summary>Items that were looked at, when these were objects; null: all, and samples.</summary>
    public IReadOnlySet<string>? Items { get; init; }

    /// <summary>What a reader of the figures has to know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
