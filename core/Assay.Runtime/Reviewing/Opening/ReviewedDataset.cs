using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>The dataset of a run that is reviewed. It is opened while the first list is looked at already: a large one takes its time.</summary>
/// <param name="Attributes">The dataset's own and those that the pipeline's references bring.</param>
sealed record ReviewedDataset(OpenDataset Dataset, IReadOnlyList<AttributeColumn> Attributes)
{
    readonly Dictionary<string, int> positions = Dataset.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    /// <exception cref="DataException">It cannot be opened.</exception>
    public static async Task<ReviewedDataset> OpenAsync(Pipeline pipeline, Hosts hosts, CancellationToken cancel)
    {
        var source = (IDataset)pipeline.Dataset.Component.Create(pipeline.Dataset.Options, hosts.For(pipeline.Dataset.Component));
        var known = new ProblemLog(); // The run has reported them.
        var dataset = await OpenDataset.OpenAsync(pipeline.Dataset, source, known, cancel);
        return new ReviewedDataset(dataset, [.. dataset.Attributes, .. OpenInputs.Groups(pipeline, dataset, known)]);
    }

    /// <exception cref="DataException">The dataset no longer has the sample.</exception>
    public int PositionOf(string sample) => positions.TryGetValue(sample, out var index) ? index
        : throw new DataException("unknown-sample", $"the queue names the sample '{sample}', which the dataset no longer has");

    /// <summary>A fact about a sample as text; null when there is none.</summary>
    public string? Attribute(string sample, string name) =>
        positions.TryGetValue(sample, out var at) && Attributes.FirstOrDefault(column => column.Name == name) is { } found ? found.Text?[at] ?? (found.Number?[at] is { } number ? Csv.Number(number) : null) : null;
}
