using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;
using Assay.Formats.Cvat.Writing;
using Assay.Kernels.Files;

namespace Assay.Formats.Cvat;

/// <summary>Exports and backups of CVAT, and its server. Opening walks each file once; shapes wait in a spool until their sample is read.</summary>
[RecognizedBy(typeof(CvatRecognizer))]
[Component("cvat", "CVAT: XML for images and for video 1.1, archives and backups, or a server's projects, tasks and jobs.")]
public sealed class CvatDataset : IDataset, ICopyableDataset
{
    readonly CvatOptions options;
    readonly IHost host;
    readonly List<IBundle> bundles = [];
    readonly CvatCatalog catalog;
    SampleReader reader = null!;
    ImageFiles files = null!;
    CvatClient? client;
    FrameFiles? frames;

    /// <exception cref="AssayException">Options contradict each other.</exception>
    public CvatDataset(CvatOptions options, IHost host)
    {
        (this.options, this.host) = (options, host);
        if (options.Url is { } url)
            Connecting.Check(url, options.Project, options.Task, options.Job);
        else if (options.Project is not null || options.Task.Count + options.Job.Count > 0 || options.TokenEnv is not null)
            throw new AssayException("cvat-options", "project:, task:, job: and token_env: are about a server, and there is none; say which: url: https://HOST");
        catalog = new CvatCatalog(options, host.Report, () => host.CacheFolder);
    }

    /// <summary>For pauses between attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ClassList Classes { get; private set; } = ClassList.Unknown;

    /// <summary>Frames hold keyframes only, so objects are missing wherever CVAT has filled in others.</summary>
    public Coverage Coverage => catalog.InterpolatedLeftOut > 0 ? Coverage.NonExhaustive : Coverage.Dense;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public Evidence Gives => options.Labels switch
    {
        CvatLabels.LabelMap => Evidence.LabelMap,
        CvatLabels.Tags => Evidence.ClassScores,
        _ => Evidence.Instances,
    };

    public string Fingerprint { get; private set; } = "";

    public async ValueTask OpenAsync(CancellationToken cancel)
    {
        var fingerprint = options.Url is null ? ReadFiles(cancel) : await ReadServerAsync(cancel);
        catalog.Close();
        if (catalog.Images.Count == 0)
            throw new DataException("no-samples", "no image is left, expected at least one 'image', or a 'track' of a video", Source);
        Describe(fingerprint);
    }

    string Source => options.Url ?? options.Path?.Path ?? "";

    string ReadFiles(CancellationToken cancel)
    {
        var (exports, paths) = CvatFiles.Find(Source, bundles);
        foreach (var export in exports)
            if (export.Entry.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                new JsonExport(export, catalog).Read();
            else
                new XmlExport(export, catalog, cancel).Read();
        return FileFingerprint.Of([.. paths], cancel);
    }

    async Task<string> ReadServerAsync(CancellationToken cancel)
    {
        client = Connecting.Open(options.Url!, options.Connection, options.TokenEnv, host, Time);
        KeptAnswers kept = new(host.CacheFolder, client.Address);
        frames = new FrameFiles(client, kept, options.Quality == FrameQuality.Original ? "original" : "compressed");
        Snapshot = await new Download(client, kept).RunAsync(options.Project, options.Task, options.Job, cancel);
        new ServerExport(Snapshot, client.Address, catalog).Read(host.Report);
        return Snapshot.Fingerprint;
    }

    /// <summary>What the server said; null of files.</summary>
    internal Snapshot? Snapshot { get; private set; }

    internal CvatOptions Options => options;

    /// <summary>A frame on disk, downloaded if need be.</summary>
    internal string FileOf(ServerFrame frame) => frames!.Fetch(frame);

    void Describe(string fingerprint)
    {
        var background = options is { Labels: CvatLabels.LabelMap, Background: { Length: > 0 } name } ? Background(name) : (int?)null;
        if (options.Labels == CvatLabels.LabelMap && catalog.Labels.Count > LabelMap.FirstStranger)
            throw new DataException("broken-category", $"{catalog.Labels.Count} classes do not fit into a label map, which holds {LabelMap.FirstStranger}; leave 'labels: label_map' out", Source);
        files = new ImageFiles(catalog, options, host, frames);
        reader = new SampleReader(catalog, options, files, background);
        Classes = ClassList.Named(catalog.Labels.Select(label => label.Name));
        Ids = [.. catalog.Images.Select(image => image.Id)];
        Attributes = CvatAttributes.Of(catalog.Images);
        Fingerprint = $"{fingerprint} {options with { Path = null, Images = null, Connection = null, TokenEnv = null, Task = [], Job = [], Shapes = [], Subset = [] }} {string.Join(',', options.Shapes)} {string.Join(',', options.Subset)}";
    }

    int Background(string name)
    {
        if (catalog.Labels.FindIndex(label => label.Name == name) is >= 0 and var at)
            return at;
        catalog.Labels.Add(new CvatLabel { Name = name });
        return catalog.Labels.Count - 1;
    }

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(reader.Read(index));

    internal CvatImage ImageAt(int index) => catalog.Images[index];

    internal Size SizeAt(int index) => reader.SizeOf(index);

    internal IEnumerable<CvatShape> ShapesAt(int index) => catalog.ShapesOf(index);

    /// <summary>With positions among the sample's instances, which takes reading these.</summary>
    internal IReadOnlyList<(CvatShape Shape, int Position)> PlacedShapesAt(int index, Size size) => reader.ReadShapes(index, size);

    internal IEnumerable<CvatLabel> Labels => catalog.Labels.Concat(catalog.Points);

    public IDatasetCopy BeginCopy(string folder) => Snapshot is not null
        ? throw new DataException("no-copy", "what a server holds cannot be copied by changing a path; write it as a file first (outputs: cvat, or 'assay export RUN --as cvat') and name that with path:; corrections go to the server with outputs: cvat_server", Source)
        : options.Labels == CvatLabels.Instances && catalog.Images.TrueForAll(image => image.Frame is null) ? new CvatCopy(this, folder)
        : throw new DataException("no-copy", $"{(options.Labels == CvatLabels.Instances ? "a video" : "labels that are not objects")} cannot be copied: XML for images holds objects of single images; read it with 'labels: instances', or export the frames as images", Source);

    public IImage? OpenImage(int index) => files.Open(index);

    public ValueTask DisposeAsync()
    {
        catalog.Dispose();
        bundles.ForEach(bundle => bundle.Dispose());
        bundles.Clear();
        client?.Dispose();
        return ValueTask.CompletedTask;
    }
}
