using Assay.Runtime.Gating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;
using Assay.Runtime.Verifying;

namespace Assay.Runtime.Reviewing;

/// <summary>A finished run, open for review and export. Review never asks a model: what references said of queued samples is in the run folder; an output may (<see cref="IRun.AskAsync"/>).</summary>
public sealed class ReviewSession : IAsyncDisposable
{
    readonly Pipeline pipeline;
    readonly Hosts hosts;
    readonly RunFolder folder;
    readonly string name;
    readonly Task<ReviewedDataset> opening;
    readonly RunReader reader;

    ReviewSession(Pipeline pipeline, Hosts hosts, RunFolder folder, string name, Task<ReviewedDataset> opening) =>
        (this.pipeline, this.hosts, this.folder, this.name, this.opening, reader) = (pipeline, hosts, folder, name, opening, new RunReader(folder));

    /// <summary>The pipeline file of a run, to be read before it is opened.</summary>
    public static string PipelineOf(string folder) => RunReader.PipelineOf(folder);

    /// <summary>The same with its text; where a verb wrote the pipeline itself, as it was kept beside the run.</summary>
    /// <exception cref="PipelineException">The file cannot be read.</exception>
    public static PipelineText TextOf(string folder)
    {
        var (file, kept) = (RunReader.PipelineOf(folder), new RunFolder(folder, folder).Written);
        return File.Exists(kept) ? PipelineText.Load(kept) with { File = file } : PipelineText.Load(file);
    }

    /// <summary>Keeps a pipeline that stands in no file of its own.</summary>
    public static void Keep(string folder, string text) => AtomicFile.WriteText(new RunFolder(folder, folder).Written, to => to.Write(text));

    /// <summary>The dataset is opened meanwhile; that it cannot be is said to who needs it.</summary>
    /// <exception cref="AssayException">The pipeline has changed since the run.</exception>
    public static ReviewSession Open(string folder, Pipeline pipeline, Hosts hosts, CancellationToken cancel)
    {
        if (RunReader.PipelineHash(folder) != RunRecord.Hash(pipeline))
            throw new AssayException("run-differs", $"{pipeline.File} has changed since {folder} was made: its dataset, references, control or steps are others (review, outputs, gates and cost may change); run it again into another folder, or restore it");
        return new ReviewSession(pipeline, hosts, new RunFolder(folder, Path.GetDirectoryName(pipeline.File)!), folder, Task.Run(() => ReviewedDataset.OpenAsync(pipeline, hosts, cancel), cancel));
    }

    /// <summary>Takes a reviewer through the queue with the pipeline's review front end.</summary>
    /// <param name="isReadOnly">Nothing is recorded, and the reviewer may have another review open.</param>
    /// <param name="say">Is told what the reviewer should know, before the front end opens and after it has closed.</param>
    /// <returns>How far the reviewer is.</returns>
    /// <exception cref="AssayException">There is none, or another review is open under this name.</exception>
    public async Task<ReviewerProgress> ReviewAsync(string reviewer, CancellationToken cancel, bool isReadOnly = false, Action<string>? say = null)
    {
        var use = pipeline.Review ?? throw new AssayException("no-review", $"{pipeline.File} has no review: section, and the usual front end '{FrontEnd.Usual}' is not installed; install plugin Review.Terminal, or name another under review:");
        using var review = Review(reviewer, isReadOnly);
        var told = review.Notes.Count;
        foreach (var note in review.Notes)
            say?.Invoke(note);
        await use.Component.GuardAsync(() => ((IReviewer)use.Component.Create(use.Options, hosts.For(use.Component))).ReviewAsync(review, cancel));
        foreach (var note in review.Notes.Skip(told))
            say?.Invoke(note);
        return review.Progress.Single(one => one.Reviewer == reviewer);
    }

    /// <summary>What a front end works on.</summary>
    internal OpenReview Review(string reviewer, bool isReadOnly = false)
    {
        var (queue, hashes) = (QueueFile.Open(folder.Queue), RunRecordHashes.Read(folder, OpenReview.KindsOf(pipeline)));
        var store = VerdictStore.Open(folder.Verdicts, reviewer, new StoreOptions { Run = hashes.Run, Classes = hashes.Classes, IsReadOnly = isReadOnly, Place = id => queue.PositionOf(id) is { } at ? queue[at] : null });
        return new OpenReview(name, folder, pipeline, opening, queue, store, hashes, hosts.Manifest);
    }

    /// <summary>How many items the queue has.</summary>
    public int Items => QueueFile.Open(folder.Queue).Count;

    /// <summary>How the review stands, with penalties for each value of attributes.</summary>
    /// <exception cref="DataException">The dataset has no such attribute.</exception>
    public ReviewStatus StatusBy(IReadOnlyList<string> by)
    {
        var (dataset, attributes) = opening.GetAwaiter().GetResult();
        var rows = new Rows([.. Enumerable.Range(0, dataset.Ids.Count)], new bool[dataset.Ids.Count]);
        var positions = dataset.Ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        return ReviewStatus.Read(folder.Path, [.. by.Select(attribute => (attribute, Slicing.Of(new Table(rows, new Rows([], []), attributes), attribute)))
            .Select(pair => (pair.attribute, (Func<string, string>)(sample => positions.TryGetValue(sample, out var at) ? pair.Item2.Names[pair.Item2.OfSample[at]] : "")))]);
    }

    /// <summary>Writes the pipeline's outputs again, with the verdicts there are now.</summary>
    public Task ExportAsync(CancellationToken cancel) => ExportAsync(exporter => exporter.WriteAllAsync(cancel), cancel);

    /// <summary>Writes what is asked for, with the verdicts there are now.</summary>
    /// <param name="rehearsal">Not null: nothing is sent anywhere, and what would be is written here.</param>
    public async Task ExportAsync(Func<RunExporter, Task> write, CancellationToken cancel, TextWriter? rehearsal = null)
    {
        var (dataset, attributes) = await opening;
        await using var references = AskedReferences.Later(pipeline, hosts, dataset);
        await write(new RunExporter(pipeline, hosts, folder, dataset, Finished(dataset, attributes, references, rehearsal)));
    }

    /// <summary>Evaluates the pipeline's gates on the run again, with the verdicts there are now; writes gates.json.</summary>
    /// <exception cref="AssayException">The pipeline has no gates.</exception>
    public GateReport Gate()
    {
        if (pipeline.Gates.Count == 0)
            throw new AssayException("no-gates", $"{pipeline.File} has no gates: section, so there is nothing to check; for example: gates: [ {{ figure: control.wrong, at_most: 0.05, bound: upper95 }} ]");
        var report = new GateCheck(pipeline, folder.Path, Facts, Suppressions.Of(pipeline), DateOnly.FromDateTime(DateTime.UtcNow)).Evaluate(folder.Path);
        GateFiles.Write(folder, report);
        return report;

        IReadOnlyList<AttributeColumn> Facts(IReadOnlyList<string> ids) => opening.GetAwaiter().GetResult() is var (dataset, attributes) ? GateAttributes.Of(dataset.Ids, attributes)(ids) : [];
    }

    /// <summary>What became of the verdicts in corrected labels.</summary>
    /// <param name="source">Opens them.</param>
    /// <param name="with">As the user names them; <paramref name="format"/> is what reads a path that is not of the run's own format.</param>
    /// <param name="pictures">Where pictures and tables go; null: none are written.</param>
    /// <param name="ask">Asks models of which the run has kept no answer.</param>
    public async Task<Verification> VerifyAsync(CorrectedDataset source, string with, string? format, string? pictures, bool ask, CancellationToken cancel)
    {
        var (dataset, _) = await opening;
        await using var corrected = await source.OpenAsync(with, format, pipeline, cancel);
        await using var references = AskedReferences.Later(pipeline, hosts, dataset);
        var verification = await new Verifier(pipeline, folder, dataset, corrected, references, ask).VerifyAsync(with, pictures is null ? null : new BeforeAfter(pictures, dataset), cancel);
        if (pictures is null)
            return verification;
        Directory.CreateDirectory(pictures);
        verification = verification with { Folder = Path.GetFullPath(pictures) };
        VerificationFiles.WriteTable(Path.Combine(pictures, "items.csv"), verification);
        VerificationFiles.WriteFile(folder.Verification, verification);
        return verification;
    }

    /// <summary>Writes one output, whether or not the pipeline names it: with the pipeline's options for it, or the defaults, and some of them changed.</summary>
    /// <param name="output">A component that takes options.</param>
    /// <param name="changes">Values by the options' keys.</param>
    /// <param name="place">The option that says where it is written.</param>
    /// <returns>What that option says; null: where the output writes by itself.</returns>
    public async Task<string?> WriteAsync(Component output, IReadOnlyDictionary<string, object> changes, string place, CancellationToken cancel)
    {
        var schema = OptionsSchema.Of(output.OptionsType ?? throw new InvalidOperationException($"output '{output.Name}' takes no options"));
        var options = schema.Create();
        var named = pipeline.Outputs.FirstOrDefault(use => use.Component.Name == output.Name && use.Component.Plugin == output.Plugin)?.Options;
        foreach (var option in schema.Options)
            option.Set(options, changes.TryGetValue(option.Key, out var value) ? value : option.ValueOf(named ?? options));
        var (dataset, attributes) = await opening;
        await using var references = AskedReferences.Later(pipeline, hosts, dataset);
        await output.GuardAsync(() => ((IOutput)output.Create(options, hosts.For(output))).WriteAsync(Finished(dataset, attributes, references), cancel));
        return schema.Find(place)?.ValueOf(options)?.ToString();
    }

    FinishedRun Finished(OpenDataset dataset, IReadOnlyList<AttributeColumn> attributes, AskedReferences references, TextWriter? rehearsal = null) =>
        new(folder, dataset, references, new(() => reader.Table(pipeline, dataset.Ids, attributes)), reader.Queue()) { Rehearsal = rehearsal };

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (await opening).Dataset.DisposeAsync();
        }
        catch (Exception e) when (e is AssayException or OperationCanceledException)
        {
            // It never opened; who needed it was told.
        }
    }
}
