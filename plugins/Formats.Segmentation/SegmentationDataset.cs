using Assay.Formats.Segmentation.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.Segmentation;

/// <summary>Folders of images and label files with classes of their own: what all layouts have in common.</summary>
public abstract class SegmentationDataset(string path, SegmentationLabels labels, IHost host) : IDataset, IKnowsSizes
{
    SceneSet set = null!;
    bool hasImages;

    /// <summary>Finds what there is.</summary>
    private protected abstract SceneSet Find();

    /// <inheritdoc/>
    public ClassList Classes { get; private set; } = ClassList.Unknown;

    /// <inheritdoc/>
    public Coverage Coverage => Coverage.Dense;

    /// <inheritdoc/>
    public Evidence Gives => labels == SegmentationLabels.Instances ? Evidence.Instances : Evidence.LabelMap;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    /// <inheritdoc/>
    public string Fingerprint { get; private set; } = "";

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(path))
            throw new DataException("no-samples", "there is no such folder; name the one that holds the dataset", path);
        set = SceneMap.Wrap(path, Find);
        if (set.Scenes.Count == 0)
            throw new DataException("no-samples", "there are no files of this layout below the folder, or none that the options choose; name the folder that holds the dataset", path);
        hasImages = set.Scenes.Any(scene => scene.Image is not null);
        Classes = set.Classes;
        Ids = [.. set.Scenes.Select(scene => scene.Id)];
        Attributes = [.. new[] { Column("split", scene => scene.Split), Column("place", scene => scene.Place) }.OfType<AttributeColumn>()];
        Fingerprint = SceneMap.Wrap(path, () => FileFingerprint.Of([.. set.Scenes.SelectMany(scene => scene.Files), .. set.Tables.Select(table => KeyValuePair.Create($"tables/{Path.GetFileName(table)}", table))], cancel)) + $" {labels} {string.Join(',', Classes.Select(known => known.Id))}";
        return ValueTask.CompletedTask;
    }

    AttributeColumn? Column(string name, Func<Scene, string?> value) => set.Scenes.Any(scene => value(scene) is not null) ? new AttributeColumn(name, [.. set.Scenes.Select(value)], null) : null;

    /// <inheritdoc/>
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var scene = set.Scenes[index];
        var ledger = new SampleLedger(scene.Id, scene.Labels);
        if (scene.Labels is null)
        {
            ledger.Add(new Problem("no-label", "this image has no label file of its name, so it counts as not annotated") { File = scene.Image });
            return ValueTask.FromResult(new Sample { Id = scene.Id, Size = SizeOf(index), ImageFile = scene.Image, Problems = ledger.Problems });
        }
        var (size, read) = set.Read(scene, ledger);
        CheckImage(scene, size, ledger);
        return ValueTask.FromResult(new Sample { Id = scene.Id, Size = size, Labels = read, ImageFile = scene.Image, LabelsFile = scene.Labels, Problems = ledger.Problems });
    }

    void CheckImage(Scene scene, Size size, SampleLedger ledger)
    {
        if (scene.Image is null)
        {
            if (hasImages)
                ledger.Add(new Problem("no-image", "this label file has no image of its name"));
            return;
        }
        using var image = host.Open(scene.Image);
        if (image.Size != size)
            throw new DataException("size-mismatch", $"the labels are {size}, their image {scene.Image} is {image.Size}, expected one size; label the image at its own resolution, or check that the two belong together", scene.Labels);
    }

    /// <inheritdoc/>
    public Size SizeOf(int index)
    {
        var scene = set.Scenes[index];
        if (scene.Labels is not null)
            return set.SizeOf(scene);
        using var image = host.Open(scene.Image!);
        return image.Size;
    }

    /// <inheritdoc/>
    public IImage? OpenImage(int index) => set.Scenes[index].Image is { } image ? host.Open(image) : null;

    /// <inheritdoc/>
    public Origin? OriginOf(int index) => new([.. set.Scenes[index].Files.Select(file => file.Value)]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
