using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Reads samples for injection.</summary>
sealed class Subjects : IAsyncDisposable
{
    const string SequenceAttribute = "sequence";

    readonly InjectOptions options;
    readonly IAsyncDisposable owner;
    HardPlaces? hard;
    Occurrences? others;
    AttributeColumn? sequences;

    Subjects(OpenDataset dataset, IAsyncDisposable owner, InjectOptions options) => (Dataset, this.owner, this.options) = (dataset, owner, options);

    public OpenDataset Dataset { get; }

    /// <param name="source">The pipeline's dataset, not opened; another one of the same is opened together with the references when these are asked.</param>
    /// <exception cref="AssayException">No reference can tell where it is unsure.</exception>
    public static async Task<Subjects> OpenAsync(Pipeline pipeline, IDataset source, Hosts hosts, ProblemLog problems, InjectOptions options, CancellationToken stop)
    {
        if (pipeline.Dataset.Tiles is not null)
            throw new AssayException("inject-tiles", $"{pipeline.File} cuts images into tiles, and a copy of the dataset can only be made of whole images; inject with a pipeline without 'tiles:'");
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

    /// <summary>Reads everything once to see what instances have beside class and shape, when one of the kinds changes that.</summary>
    /// <exception cref="AssayException">The dataset has nothing of what a kind changes.</exception>
    public async Task LookRoundAsync(IReadOnlyList<IInjection> kinds, CancellationToken stop)
    {
        if (kinds.All(kind => kind.ChangesPixels))
            return;
        Occurrences found = new();
        sequences = Dataset.Attributes.FirstOrDefault(column => column.Name == SequenceAttribute);
        for (var index = 0; index < Dataset.Ids.Count; index++)
        {
            stop.ThrowIfCancellationRequested();
            if (await ReadAsync(index, stop) is var (_, subject))
                found.Add(subject.Sequence, subject.Labels.Instances ?? []);
        }
        foreach (var kind in kinds.Where(kind => !kind.ChangesPixels))
            if (kind.Lacks(found) is { } lacking)
                throw new AssayException("kind-does-not-fit", $"--kinds: '{kind.Name}' needs {lacking}; leave it out");
        others = found;
    }

    /// <summary>The sample as it is, and for injection; null when it cannot be read or has no labels.</summary>
    public async Task<(Sample Raw, Subject Subject)?> ReadAsync(int index, CancellationToken stop)
    {
        try
        {
            var raw = await Dataset.Source.ReadAsync(index, stop);
            var sample = Dataset.Translate(raw);
            return sample.Labels is { } labels ? (raw, new Subject(sample.Size, Dataset.Classes, labels, options.MinPixels, hard?.Of(index, labels), others, SequenceOf(index))) : null;
        }
        catch (DataException)
        {
            return null; // it cannot be audited either; the copy keeps it as it is
        }
    }

    string? SequenceOf(int index) => sequences?.Text is { } names ? names[index] : sequences?.Number?[index] is { } number ? Csv.Number(number) : null;

    /// <summary>A tag of a sample as a position; null for a void one.</summary>
    public int? PositionOf(Sample raw, int tag) => Dataset.Translate(raw with { Labels = new Labels { Tags = [tag] } }).Labels!.Tags is [var position] ? position : null;

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
