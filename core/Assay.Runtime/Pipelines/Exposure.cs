namespace Assay.Runtime.Pipelines;

/// <summary>What a reference has seen of the dataset before it gave its opinions: the host-level keys <c>trained_on:</c> and <c>folds:</c>, of which one stands.</summary>
/// <param name="TrainedOn">Values of attributes whose samples, labels included, it learnt from; empty when it learnt from all samples. Null when <c>folds:</c> stands.</param>
/// <param name="Folds">The attribute that names each sample's fold: a model that had not seen that fold gave the opinion.</param>
public sealed record Exposure(IReadOnlyDictionary<string, IReadOnlyList<string>>? TrainedOn, string? Folds, Place Place)
{
    /// <summary>The attribute whose values <c>trained_on: train</c> names.</summary>
    public const string Split = "split";

    /// <summary>What <c>trained_on: all</c> says.</summary>
    public const string All = "all";
}
