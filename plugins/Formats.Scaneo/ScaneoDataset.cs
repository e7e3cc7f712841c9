using Assay.Formats.Scaneo.Labelling;
using Assay.Formats.Scaneo.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.Scaneo;

/// <summary>A campaign of SCANEO: images with their place on the ground, and annotations in longitudes and latitudes.</summary>
[RecognizedBy(typeof(ScaneoRecognizer))]
[Component("scaneo", "Campaigns of SCANEO: GeoTIFFs with annotations in GeoJSON, and spai.json.")]
public sealed class ScaneoDataset(ScaneoOptions options, IHost host) : IDataset
{
    Campaign campaign = null!;
    SampleReader reader = null!;
    ScaneoTask? task = options.Task;

    /// <inheritdoc/>
    public ClassList Classes { get; private set; } = ClassList.Unknown;

    /// <inheritdoc/>
    public Coverage Coverage => Coverage.Dense;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    /// <summary>Without <c>task:</c> opening finds out which of both.</summary>
    public Evidence Gives => options.Labels == ScaneoLabels.LabelMap ? Evidence.LabelMap : task switch
    {
        null => Evidence.Instances | Evidence.ClassScores,
        ScaneoTask.Classification => Evidence.ClassScores,
        _ => Evidence.Instances,
    };

    /// <inheritdoc/>
    public string Fingerprint { get; private set; } = "";

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancel)
    {
        campaign = Campaign.Find(options.Path.Path, options.Images?.Path);
        var labels = LabelFile.Read(campaign.LabelsFile, host.Report);
        if (options.Labels == ScaneoLabels.LabelMap && labels.Count >= LabelMap.FirstStranger)
            throw new DataException("broken-category", $"{labels.Count} classes do not fit into a label map, which holds {LabelMap.FirstStranger}; leave 'labels: label_map' out", campaign.LabelsFile);
        if (options is { Labels: ScaneoLabels.LabelMap, Task: ScaneoTask.Detection or ScaneoTask.Classification })
            throw new DataException("no-pixels", "'labels: label_map' is for segmentations alone; leave it out, or write 'task: segmentation'", campaign.LabelsFile);
        var found = task ??= options.Labels == ScaneoLabels.LabelMap ? ScaneoTask.Segmentation : Tasks.Find(campaign, cancel);
        ReportOrphans();
        reader = new SampleReader(labels, found, options.Labels, Background(labels), host);
        Classes = ClassList.Named(labels);
        Ids = [.. campaign.Images.Select(image => image.Id)];
        Attributes = [new AttributeColumn("annotated", null, [.. campaign.Images.Select(image => (double?)(image.Annotations is null ? 0 : 1))])];
        Fingerprint = $"{TakeFingerprint(cancel)} {found} {options.Labels} {options.Background}";
        return ValueTask.CompletedTask;
    }

    string TakeFingerprint(CancellationToken cancel)
    {
        try
        {
            return FileFingerprint.Of(campaign.Files, cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"a file of the campaign cannot be read: {unreadable.Message}", campaign.LabelsFile, inner: unreadable);
        }
    }

    void ReportOrphans()
    {
        const int most = 100;
        foreach (var file in campaign.Orphans.Take(most))
            host.Report(new Problem("missing-image", "the annotations have no image (.tif) of the same name, so neither their size nor their place is known; they are left out") { File = file });
        if (campaign.Orphans.Count > most)
            host.Report(new Problem("missing-image", $"and {campaign.Orphans.Count - most} more without an image, {campaign.Orphans.Count} in all") { File = campaign.LabelsFile });
    }

    int? Background(List<string> labels)
    {
        if (options is not { Labels: ScaneoLabels.LabelMap, Background: { Length: > 0 } name })
            return null;
        if (labels.IndexOf(name) is >= 0 and var at)
            return at;
        labels.Add(name);
        return labels.Count - 1;
    }

    /// <inheritdoc/>
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(reader.Read(campaign.Images[index]));

    /// <inheritdoc/>
    public IImage? OpenImage(int index) => host.Open(campaign.Images[index].Image);

    /// <inheritdoc/>
    public Origin? OriginOf(int index) => new([campaign.Images[index].Image, .. campaign.Images[index].Annotations is { } file ? [file] : Array.Empty<string>()]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
