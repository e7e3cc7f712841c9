using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Reads samples for injection.</summary>
sealed class Subjects : IAsyncDisposable
{
    readonly InjectOptions options;
    readonly IAsyncDisposable owner;
    HardPlaces? hard;

    Subjects(OpenDataset dataset, IAsyncDisposable owner, InjectOptions options) => (Dataset, this.owner, this.options) = (dataset, owner, options);

    public OpenDataset Dataset { get; }

    /// <param name="source">The pipeline's dataset, not opened; another one of the same is opened together with the references when these are asked.</param>
    /// <exception cref="AssayException">No reference can tell where it is unsure.</exception>
    public static async Task<Subjects> OpenAsync(Pipeline pipeline, IDataset source, Hosts hosts, ProblemLog problems, InjectOptions options, CancellationToken stop)
    {
        if (options.Place == InjectPlace.Hard)
            return await OpenHardAsync(pipeline, Injections.Form(source.Gives), hosts, problems, options, stop);
        var dataset = await OpenDataset.OpenAsync(pipeline.Dataset, source, problems, stop);
        return new Subjects(dataset, dataset, options);
    }

    static async Task<Subjects> OpenHardAsync(Pipeline pipeline, Evidence of, Hosts hosts, ProblemLog problems, InjectOptions options, CancellationToken stop)
    {
        var inputs = await OpenInputs.OpenAsync(pipeline, hosts, problems, stop);
        var subjects = new Subjects(inputs.Dataset, inputs, options);
        try
        {
            subjects.hard = await HardPlaces.FindAsync(inputs, subjects, of, stop);
            return subjects;
        }
        catch
        {
            await subjects.DisposeAsync();
            throw;
        }
    }

    /// <summary>The sample as it is, and for injection; null when it cannot be read or has no labels.</summary>
    public async Task<(Sample Raw, Subject Subject)?> ReadAsync(int index, CancellationToken stop)
    {
        try
        {
            var raw = await Dataset.Source.ReadAsync(index, stop);
            var sample = Dataset.Translate(raw);
            return sample.Labels is { } labels ? (raw, new Subject(sample.Size, Dataset.Classes, labels, options.MinPixels, hard?.Of(index, labels))) : null;
        }
        catch (DataException)
        {
            return null; // it cannot be audited either; the copy keeps it as it is
        }
    }

    /// <summary>A tag of a sample as a position; null for a void one.</summary>
    public int? PositionOf(Sample raw, int tag) => Dataset.Translate(raw with { Labels = new Labels { Tags = [tag] } }).Labels!.Tags is [var position] ? position : null;

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
