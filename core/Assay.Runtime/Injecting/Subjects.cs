using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Reads samples for injection.</summary>
sealed class Subjects : IAsyncDisposable
{
    readonly InjectOptions options;

    Subjects(OpenDataset dataset, InjectOptions options) => (Dataset, this.options) = (dataset, options);

    public OpenDataset Dataset { get; }

    public static async Task<Subjects> OpenAsync(Pipeline pipeline, IDataset source, Hosts hosts, ProblemLog problems, InjectOptions options, CancellationToken stop) =>
        new(await OpenDataset.OpenAsync(pipeline.Dataset, source, problems, stop), options);

    /// <summary>The sample as it is, and for injection; null when it cannot be read or has no labels.</summary>
    public async Task<(Sample Raw, Subject Subject)?> ReadAsync(int index, CancellationToken stop)
    {
        try
        {
            var raw = await Dataset.Source.ReadAsync(index, stop);
            var sample = Dataset.Translate(raw);
            return sample.Labels is { } labels ? (raw, new Subject(sample.Size, Dataset.Classes, labels, options.MinPixels)) : null;
        }
        catch (DataException)
        {
            return null; // it cannot be audited either; the copy keeps it as it is
        }
    }

    public ValueTask DisposeAsync() => Dataset.DisposeAsync();
}
