namespace Assay;

/// <summary>A scorer whose options or files name samples. The host reports those that the dataset does not have.</summary>
public interface INamesSamples
{
    /// <summary>Ids; asked for once the scorer's <see cref="IScorer.Check"/> has passed.</summary>
    IReadOnlyCollection<string> Samples { get; }
}
