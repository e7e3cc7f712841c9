using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What a front end works on. What takes time (the dataset, findings, the values of all rows) is read in the background while the list is there already.</summary>
sealed class OpenReview : IReview, IDisposable
{
    /// <summary>So long the first list waits for a look at labels that may have changed; later they become stale while it is open.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    readonly Pipeline pipeline;
    readonly Task<ReviewedDataset> opening;
    readonly QueueFile queue;
    readonly VerdictStore store;
    readonly RunRecordHashes hashes;
    readonly CurrentLabels labels;
    readonly ItemOpener opener;
    readonly ReviewersProgress progress;
    readonly ItemClasses classes;
    readonly Task<FindingsIndex> findings;
    readonly Task check;
    readonly CancellationTokenSource closing = new();
    int seen;

    /// <param name="run">The folder as the user named it.</param>
    /// <param name="store">Is closed with the review.</param>
    public OpenReview(string run, RunFolder folder, Pipeline pipeline, Task<ReviewedDataset> opening, QueueFile queue, VerdictStore store, RunRecordHashes hashes, FileManifest manifest)
    {
        (Run, this.pipeline, this.opening, this.queue, this.store, this.hashes) = (run, pipeline, opening, queue, store, hashes);
        var known = RunReader.ColumnsOf(pipeline);
        Columns = [.. queue.Columns.Select(name => known.GetValueOrDefault(name) ?? new Column(name, End: Suspicious.Neither))];
        Kinds = KindsOf(pipeline);
        findings = Task.Run(() => FindingsIndex.Open(folder.Findings, closing.Token));
        var deciding = opening.ContinueWith(_ => DecidingColumns.Read(folder, pipeline.Steps, known, closing.Token), closing.Token, TaskContinuationOptions.None, TaskScheduler.Default); // One after the other: the list needs a core.
        labels = new CurrentLabels(opening, hashes.Classes, manifest);
        opener = new ItemOpener(folder, pipeline, opening, findings, deciding, new SuspicionReader(pipeline.Steps, hashes.Classes), labels, ValuesOf);
        progress = new ReviewersProgress(queue, labels);
        classes = new ItemClasses(folder.Instances, queue);
        check = Task.Run(() => labels.CheckAsync(Judged(), closing.Token));
    }

    /// <summary>What the user has to know of the verdict files.</summary>
    public IReadOnlyList<string> Notes => store.Notes;

    /// <summary>Ends when labels that may have changed have been looked at.</summary>
    public Task Checked => check;

    public string Run { get; }
    public string Reviewer => store.Own.Reviewer;
    public bool IsReadOnly => store.IsReadOnly;
    public IReadOnlyList<Item> Items => queue;
    public ClassList Classes => hashes.Classes;
    public IReadOnlyList<string> References => [.. pipeline.References.Select(use => use.Id)];
    public IReadOnlyList<Column> Columns { get; }
    public IReadOnlyList<PricedKind> Kinds { get; }
    public IReadOnlyList<AttributeColumn> Attributes => Dataset.Attributes;

    /// <exception cref="DataException">It cannot be opened.</exception>
    ReviewedDataset Dataset => opening.GetAwaiter().GetResult();

    IEnumerable<ReviewerLog> Logs => [store.Own, .. store.Peers];

    /// <summary>The kinds of the pipeline's last rubric, then those it does not price.</summary>
    public static IReadOnlyList<PricedKind> KindsOf(Pipeline pipeline)
    {
        var priced = pipeline.Steps.Select(step => step.Instance).OfType<IPricesKinds>().LastOrDefault()?.Kinds ?? [];
        return [.. priced, .. PricedKind.Standard.Where(kind => priced.All(one => one.Kind != kind.Kind))];
    }

    (Item, JournalEvent)[] Judged() => [.. Logs.SelectMany(log => log.Verdicts).Select(verdict => (Place: queue.PositionOf(verdict.Item!), verdict)).Where(pair => pair.Place is not null)
        .Select(pair => (queue[pair.Place!.Value], pair.verdict))];

    Func<string, double?> ValuesOf(string item) => queue.PositionOf(item) is { } at ? column => queue.Value(at, column) : _ => null;

    public double? Value(int position, string column) => queue.Value(position, column);

    public string? Attribute(int position, string attribute) => Dataset.Attribute(queue.SampleAt(position), attribute);

    public string? ClassOf(int position) => classes.Of(position);

    public ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel) => opener.OpenAsync(item, cancel);

    public IImage? OpenImage(Item item) => Dataset.Dataset.Source.OpenImage(Dataset.PositionOf(item.Sample));

    public Verdict? Find(string item) => store.Find(item);

    public ItemState StateOf(string item)
    {
        // Where an item stands is looked up for the few that somebody has judged: the first list does not wait for the index of all.
        var judged = Logs.Any(log => log.Find(item)?.Verdict is not null);
        var (own, sample) = (store.Own.Find(item), judged && queue.PositionOf(item) is { } at ? queue.SampleAt(at) : null);
        var (verdict, stale) = (own?.Verdict, own?.Verdict is { } said && labels.IsStale(said, sample));
        (string Reviewer, Verdict Verdict)[] peers = [.. store.Peers.Select(peer => (peer.Reviewer, Line: peer.Find(item)?.Verdict)).Where(peer => peer.Line is { } line && !labels.IsStale(line, sample)).Select(peer => (peer.Reviewer, peer.Line!.Verdict!))];
        return new ItemState
        {
            Verdict = verdict?.Verdict,
            IsStale = stale,
            IsFlagged = own?.IsFlagged ?? false,
            Comment = own?.Comment,
            Difficulty = own?.Difficulty,
            Peers = peers,
            IsConflict = Conflicts.Among([.. stale || verdict is null ? [] : new[] { verdict.Verdict! }, .. peers.Select(peer => peer.Verdict)]),
        };
    }

    public IReadOnlyList<ReviewEvent> History(string item) => [.. Logs.SelectMany(log => log.Find(item)?.History ?? []).OrderBy(said => said.At)];

    public int Start
    {
        get
        {
            if (store.Own.LastDecided is not { } last)
                return 0;
            Task.WaitAny([check], Patience);
            return Resuming.Find(queue.Count, queue.PositionOf(last) ?? -1, IsDecided);
        }
    }

    bool IsDecided(int position) => store.Own.Find(queue.IdAt(position))?.Verdict is { } verdict && !labels.IsStale(verdict, queue.SampleAt(position));

    public IReadOnlyList<ReviewerProgress> Progress => [.. Logs.Select(progress.Of).OrderBy(one => one.Reviewer, StringComparer.Ordinal)];

    public void Record(Verdict verdict) => Record([verdict], Shown.Nothing, TimeSpan.Zero);

    public void Record(IReadOnlyList<Verdict> verdicts, Shown shown, TimeSpan elapsed)
    {
        var items = verdicts.Select(verdict => Check(verdict.Item)).ToArray();
        if (items.DistinctBy(item => item.Id).Count() != items.Length)
            throw new ArgumentException("an item has two verdicts, expected one at most", nameof(verdicts));
        if (verdicts.FirstOrDefault(verdict => !Decision.All.Contains(verdict.Decision)) is { } odd)
            throw new ArgumentException($"'{odd.Decision}' is no decision; expected one of {string.Join(", ", Decision.All)}", nameof(verdicts));
        var about = IsReadOnly ? null : labels.HashAsync(items).GetAwaiter().GetResult();
        var dataset = opening.IsCompletedSuccessfully ? Dataset.Dataset.Source.Fingerprint : null;
        store.Record(verdicts, shown, elapsed,
            item => about?.GetValueOrDefault(item) is var (label, image) ? new ItemHashes(label, image, hashes.Reference, hashes.Rubric, hashes.Pipeline) { Dataset = dataset } : null);
    }

    public void Record(Remark remark)
    {
        Check(remark.Item);
        if (remark.Difficulty is < 1 or > 5)
            throw new ArgumentException($"the difficulty is {remark.Difficulty}, expected 1 to 5", nameof(remark));
        store.Record(remark);
    }

    Item Check(string item) => queue.PositionOf(item) is { } at ? queue[at] : throw new ArgumentException($"the queue has no item '{item}'");

    public IReadOnlyList<string> Undo() => store.Undo();

    public IReadOnlyList<string> Redo() => store.Redo();

    public bool Refresh()
    {
        var (others, known) = (store.Refresh(), labels.Version);
        (var before, seen) = (seen, known);
        return others || before != known;
    }

    public void Dispose()
    {
        store.Dispose();
        closing.Cancel();
        try
        {
            findings.GetAwaiter().GetResult().Dispose();
            check.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is OperationCanceledException or AssayException or IOException)
        {
            // Whoever needed it was told.
        }
    }
}
