namespace Assay;

/// <summary>A sample with what reviewers agreed on applied to its labels. What was read is untouched.</summary>
/// <param name="Sample">Classes are positions, as <see cref="IRun.ReadAsync"/> gives them.</param>
/// <param name="Own">The same in the dataset's own class ids, as <see cref="IDataset.ReadAsync"/> gives them: instances of void classes and ids that belong to no class are still there. Where the
/// dataset names no classes, a new label has the id that the pipeline gives its class.</param>
public sealed record CorrectedSample(Sample Sample, Sample Own)
{
    /// <summary>For each instance of <see cref="Own"/> its position in the sample as it was read; null for one that is new or changed.</summary>
    public IReadOnlyList<int?> Origins { get; init; } = [.. Enumerable.Range(0, Own.Labels?.Instances?.Count ?? 0)];

    /// <summary>What was applied.</summary>
    public IReadOnlyList<ItemCorrection> Applied { get; init; } = [];

    /// <summary>Errors that are still in it, each with the reason: they are left to an annotator.</summary>
    public IReadOnlyList<ItemCorrection> Left { get; init; } = [];
}

/// <summary>What became of an error that a reviewer saw.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Kinds">The kinds of error that reviewers named.</param>
/// <param name="Remedy">What was wanted; null when nobody said what is right.</param>
/// <param name="Why">Why it is not applied, a few words; null when it is.</param>
public sealed record ItemCorrection(string Item, IReadOnlyList<string> Kinds, Remedy? Remedy, string? Why = null);
