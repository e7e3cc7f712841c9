using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Provenance;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Running;

/// <summary>An open dataset with its classes mapped.</summary>
sealed class OpenDataset : IAsyncDisposable
{
    readonly Translation translation;

    OpenDataset(Component component, IDataset source, ClassList classes, Translation translation, Coverage coverage, IReadOnlyList<AttributeColumn> attributes) =>
        (Component, Source, Classes, this.translation, Coverage, Attributes) = (component, source, classes, translation, coverage, attributes);

    public Component Component { get; }
    public IDataset Source { get; }

    /// <summary>The dataset as a tiled one; null when its samples are whole.</summary>
    public TiledDataset? Tiling => Source as TiledDataset;

    /// <summary>The samples as references with stored answers know them: of tiles, their scenes.</summary>
    public IReadOnlyList<string> WholeIds => Tiling?.Scenes.Ids ?? Ids;

    public ClassList Classes { get; }
    public Coverage Coverage { get; }
    public IReadOnlyList<string> Ids => Source.Ids;

    /// <summary>The format's own, then those of the file that the pipeline names.</summary>
    public IReadOnlyList<AttributeColumn> Attributes { get; }

    /// <param name="readsWhere">As <see cref="ReadsWhere"/>.</param>
    public static async ValueTask<OpenDataset> OpenAsync(DatasetUse use, IDataset source, ProblemLog problems, CancellationToken cancel, bool readsWhere = false)
    {
        await use.Component.GuardAsync(() => source.OpenAsync(cancel).AsTask());
        CheckIds(use, source.Ids);
        var (classes, translation) = Translation.OfDataset($"dataset '{use.Component.Name}'", source.Classes, use.Mapping);
        IReadOnlyList<AttributeColumn> further = use.Attributes is { } file ? AttributeFile.Read(file, source.Ids, source.Attributes, problems) : [];
        IReadOnlyList<AttributeColumn> attributes = [.. source.Attributes, .. further];
        var tiling = use.Tiles is { } tiles ? await TiledDataset.CutAsync(source, tiles, cancel) : null;
        return new OpenDataset(use.Component, tiling ?? source, classes, translation, use.Coverage ?? source.Coverage, tiling?.Expand(attributes) ?? attributes) { ReadsWhere = readsWhere };
    }

    static void CheckIds(DatasetUse use, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new DataException("no-samples", $"dataset '{use.Component.Name}' has no sample");
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (ids.FirstOrDefault(id => !seen.Add(id)) is { } twice)
            throw new DataException("duplicate-sample", $"dataset '{use.Component.Name}' has two samples with the id '{twice}'; ids must be unique");
    }

    /// <summary>Whether samples come with their place on the ground, which may mean opening an image.</summary>
    public bool ReadsWhere { get; init; }

    /// <summary>What the dataset's own <c>map:</c> makes of a name; null when it leaves the name alone, or has none such.</summary>
    public string? Renamed(string name) => translation.Theirs.Find(name) is { } place && translation.Pairing.Positions[place] is >= 0 and var position && Classes[position].Name != name ? Classes[position].Name : null;

    public SampleAttributes AttributesOf(int index) => new(Attributes, index);

    /// <summary>Reads a sample with classes mapped and its shape checked.</summary>
    /// <exception cref="DataException">It cannot be audited.</exception>
    public async ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var sample = Translate(await Source.ReadAsync(index, cancel));
        return ReadsWhere && sample.Where is null ? sample with { Where = WhereOfImage(index) } : sample;
    }

    /// <summary>Where a sample lies on the ground; null when neither its labels nor its image say so.</summary>
    /// <exception cref="DataException">Neither can be read.</exception>
    public async ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => WhereOfImage(index) ?? (await Source.ReadAsync(index, cancel)).Where;

    /// <summary>What its image says; null when there is none, or it says nothing.</summary>
    /// <exception cref="DataException">It cannot be opened.</exception>
    public Georeference? WhereOfImage(int index)
    {
        using var image = Source.OpenImage(index);
        return image?.Where;
    }

    /// <summary>The same for what was read with the dataset's own ids; geometry and whatever else has no class is shared.</summary>
    /// <exception cref="DataException">It cannot be audited.</exception>
    public Sample Translate(Sample sample)
    {
        try
        {
            return sample with { Labels = sample.Labels is { } labels ? Translate(sample, labels) : null };
        }
        catch (DataException e) when (e.File is null)
        {
            throw new DataException(e.Code, e.Message, sample.LabelsFile, e.Place, e);
        }
    }

    Labels Translate(Sample sample, Labels labels)
    {
        if (sample.Size.Area == 0)
            throw new DataException("empty-image", $"the sample is {sample.Size}; an image has at least one pixel");
        if (labels.Map is { } map && map.Size != sample.Size)
            throw new DataException("size-mismatch", $"the label map is {map.Size}, the image {sample.Size}");
        if (FiniteNumbers.Wrong(labels.Instances) is { } wrong)
            throw new DataException("not-a-number", $"the labels hold {wrong}, expected finite numbers");
        return labels with
        {
            Map = labels.Map is null ? null : translation.Translate(labels.Map),
            Instances = labels.Instances is null ? null : translation.Translate(labels.Instances),
            Tags = labels.Tags is null ? null : translation.Translate(labels.Tags),
        };
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
