using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco;

/// <summary>Detections in COCO's results format. A sample without any has an empty list: the detector saw nothing there.</summary>
[RecognizedBy(typeof(CocoResultsRecognizer))]
[Component("coco_results", "Detections with scores in COCO's results format: boxes, RLE or polygons.")]
public sealed class CocoResults(CocoResultsOptions options, IHost host) : IReference
{
    readonly List<JsonFile> files = [];
    Dictionary<string, List<CocoEntry>> found = [];

    public Evidence Gives => Evidence.Instances;
    public bool GivesConfidences => true;

    public bool ReadsLabels => false;

    public bool Costly => false;

    public int Batch => 1;

    public ClassList? Classes => null;

    public string Fingerprint { get; private set; } = "";

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        var paths = CocoFiles.Find(options.Results.Path, "results");
        var imageIds = new CocoIds();
        var samples = options.ImagesFrom is { } from ? SampleNumbers.FromFiles(from.Path, ids, imageIds) : SampleNumbers.FromNames(ids, imageIds);
        var join = new ResultsJoin(samples, imageIds, classes, host.Report);
        foreach (var (_, path) in paths)
        {
            cancel.ThrowIfCancellationRequested();
            files.Add(JsonFile.Open(path));
            join.Add(CocoIndexer.Read(files[^1], imageIds, CocoKind.Results));
        }
        found = join.Close(ids, options);
        Fingerprint = FormattableString.Invariant($"{CocoFiles.Fingerprint(paths, cancel)} min_score={options.MinScore}");
        return ValueTask.FromResult<IReadOnlyCollection<string>?>(null);
    }

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(question => Answer(question.Sample))]);

    Opinion Answer(Sample sample)
    {
        List<Instance> instances = [];
        List<Problem> problems = [];
        foreach (var entry in found.GetValueOrDefault(sample.Id, []))
            try
            {
                if (Read(entry, sample, problems) is { } instance)
                    instances.Add(instance);
            }
            catch (DataException broken)
            {
                problems.Add(broken.ToProblem(sample.Id));
            }
        return new Opinion { Instances = instances, Problems = problems };
    }

    Instance? Read(CocoEntry entry, Sample sample, List<Problem> problems)
    {
        var read = new CocoObject();
        read.Read(entry.File, entry.Offset, entry.Length, sample.Size);
        var place = entry.File.Place(entry.Offset);
        if (read.Score is not { } score)
            throw new DataException("no-score", "a result has no score; it is left out. A labelled file is a dataset: use it as 'coco: { annotations: ... }'", entry.File.Path, place);
        if (score is < 0 or > 1)
            throw new DataException("score-range", $"the score {score} is not in [0,1]; the result is left out", entry.File.Path, place);
        if (score < options.MinScore)
            return null;
        var geometry = read.Geometry(entry.File);
        problems.AddRange(read.Warnings.Select(warning => new Problem(warning.Code, warning.Message) { File = entry.File.Path, Place = place, Sample = sample.Id }));
        return new Instance
        {
            Class = entry.Category!.Value,
            Geometry = geometry,
            Track = read.Track,
            Source = read.Source,
            Confidence = score,
            SourceId = read.Id,
            StatedArea = read.Area,
            StatedBox = read.Box,
            Attributes = read.Attributes,
        };
    }

    public ValueTask DisposeAsync()
    {
        files.ForEach(file => file.Dispose());
        files.Clear();
        return ValueTask.CompletedTask;
    }
}
