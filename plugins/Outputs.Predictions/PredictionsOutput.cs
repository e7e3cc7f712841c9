namespace Assay.Outputs.Predictions;

/// <summary>Writes what a reference says of samples as files that annotation tools and <c>assay</c> itself read: to be imported and corrected, or kept.</summary>
[Component("predictions", "A reference's opinions as COCO, PNG or NPY files, ready to import and correct.")]
public sealed class PredictionsOutput(PredictionsOptions options) : IOutput
{
    const int MostNamed = 20;

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new Need("reference", options switch
    {
        { Format: Format.Npy } => Evidence.Probabilities,
        { Format: Format.Png } or { Segments: not Segments.Objects } => Evidence.Probabilities | Evidence.LabelMap,
        _ => Evidence.Instances,
    })];

    /// <inheritdoc/>
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var target = new TargetFolder(options.Path?.Path ?? Path.Combine(run.Folder, "predictions", $"{options.Reference}-{Word(options.Format)}"), options.Overwrite);
        List<string> silent = [], failed = [];
        var count = 0;
        using (var writer = Writer(target, run.Classes))
        {
            foreach (var index in Chosen(run))
                try
                {
                    if (writer.Add(index, await run.ReadAsync(index, cancel), await run.AskAsync(options.Reference.Id, index, cancel)))
                        count++;
                    else
                        silent.Add(run.Dataset.Ids[index]);
                }
                catch (DataException e)
                {
                    failed.Add($"{run.Dataset.Ids[index]} ({e.Code})");
                }
            writer.Finish();
            target.Write("reference.yaml", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(writer.Use(options.Reference.Id) + Tally(count, silent, failed))));
        }
    }

    IPredictionWriter Writer(TargetFolder target, ClassList classes) => options.Format switch
    {
        Format.Png => new MapWriter(target, classes, options),
        Format.Npy => new ProbabilityWriter(target, classes, options),
        _ => new CocoWriter(target, classes, options),
    };

    static string Word(Format format) => format == Format.CocoResults ? "coco-results" : format.ToString().ToLowerInvariant();

    IEnumerable<int> Chosen(IRun run)
    {
        var samples = run.Table.Samples;
        var queued = run.Queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, samples.Count).Where(row => options.Samples switch
        {
            Samples.Kept => samples.IsKept(row),
            Samples.Queued => queued.Contains(run.Dataset.Ids[samples.Samples[row]]),
            _ => true,
        }).Select(row => samples.Samples[row]);
    }

    static string Tally(int written, List<string> silent, List<string> failed) =>
        $"# {written} samples are written.\n" + Named("have no opinion of this kind, so nothing is written of them", silent) + Named("could not be read or answered", failed);

    static string Named(string what, List<string> samples) =>
        samples.Count == 0 ? "" : $"# {samples.Count} {what}: {string.Join(", ", samples.Take(MostNamed).Select(id => id.ReplaceLineEndings(" ")))}{(samples.Count > MostNamed ? ", ..." : "")}\n";
}
