using Assay.Runtime.Provenance;

namespace Assay.Runtime.Evaluating;

/// <summary>What is ranked: samples or instances, each with the errors that are known of it.</summary>
/// <param name="Of">Samples or instances.</param>
/// <param name="Names">A name per unit, for the yardstick's dice.</param>
/// <param name="Errors">Known errors per unit; none: the unit is right.</param>
sealed record Units(Of Of, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<KnownError>> Errors)
{
    public int Count => Names.Count;

    /// <summary>Per unit the number of its cluster: frames of a sequence are one unit for intervals. Empty: every unit is its own.</summary>
    public IReadOnlyList<int> Clusters { get; init; } = [];

    /// <summary>The cluster of a unit.</summary>
    public int ClusterOf(int unit) => Clusters.Count > 0 ? Clusters[unit] : unit;

    /// <summary>Clusters by the samples that units are of; empty when the dataset has no sequences.</summary>
    /// <param name="samples">Per unit, its sample's position.</param>
    public static IReadOnlyList<int> ClustersOf(IReadOnlyList<AttributeColumn> attributes, int count, IEnumerable<int> samples) =>
        SampleClusters.AttributeOf(null, attributes) is { } sequence && SampleClusters.Of(sequence, attributes, count) is var clusters ? [.. samples.Select(sample => clusters[sample])] : [];

    /// <summary>Units with an error.</summary>
    public int Wrong => Errors.Count(errors => errors.Count > 0);
}
