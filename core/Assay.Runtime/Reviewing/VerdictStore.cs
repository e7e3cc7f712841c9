namespace Assay.Runtime.Reviewing;

/// <summary>A reviewer's verdicts, and what others have recorded beside them: an append-only file per reviewer, one writer at a time, flushed to disk before a verdict counts as recorded.</summary>
sealed class VerdictStore : IDisposable
{
    /// <summary>Nobody thinks longer about one item: they are away.</summary>
    static readonly TimeSpan LongestThought = TimeSpan.FromMinutes(10);

    readonly JournalFile? file;
    readonly EventWriter writer;
    readonly TimeProvider clock;
    readonly VerdictFolder others;
    readonly List<string> notes = [];

    VerdictStore(JournalFile? file, EventWriter writer, TimeProvider clock, VerdictFolder others, string reviewer) =>
        (this.file, this.writer, this.clock, this.others, Own) = (file, writer, clock, others, new ReviewerLog(reviewer));

    /// <summary>This reviewer's.</summary>
    public ReviewerLog Own { get; }

    /// <summary>The others', as of the last <see cref="Refresh"/>.</summary>
    public IEnumerable<ReviewerLog> Peers => others.Logs;

    public bool IsReadOnly => file is null;

    /// <summary>What the user has to know: a torn end was cut off, somebody else's file cannot be read.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <exception cref="AssayException">Another process reviews under this name, or a line of the file is no verdict.</exception>
    public static VerdictStore Open(string folder, string reviewer, StoreOptions? options = null)
    {
        options ??= new StoreOptions();
        var path = VerdictFolder.PathOf(folder, reviewer);
        if (options.IsReadOnly)
            return Fill(null, folder, path, reviewer, options);
        Directory.CreateDirectory(folder);
        var held = ReviewerLock.Hold(path, reviewer, options.Clock, options.Locks);
        JournalFile? file = null;
        try
        {
            file = JournalFile.Open(path, held);
            return Fill(file, folder, path, reviewer, options);
        }
        catch
        {
            file?.Dispose();
            held.Dispose();
            throw;
        }
    }

    static VerdictStore Fill(JournalFile? file, string folder, string path, string reviewer, StoreOptions options)
    {
        var writer = new EventWriter(Session.Begin(options.Run, reviewer, options.Clock), options.Place, options.Classes);
        var store = new VerdictStore(file, writer, options.Clock, new VerdictFolder(folder), reviewer);
        foreach (var act in file?.Acts ?? new JournalReader(path).Read())
            store.Own.Apply(act);
        if (file?.Cut > 0)
            store.notes.Add($"{path}: its end was no whole line, as a crash in the middle of writing leaves it; {file.Cut} bytes are cut off, all verdicts before them are kept");
        store.others.Skip(path);
        store.Refresh();
        return store;
    }

    /// <summary>The last word about an item; null without one.</summary>
    public Verdict? Find(string item) => Own.Find(item)?.Verdict?.Verdict;

    public void Record(Verdict verdict) => Record([verdict], null, TimeSpan.Zero, _ => null);

    /// <summary>Records verdicts as one act: one write, one flush. When this returns they are on disk.</summary>
    /// <param name="elapsed">For all of them; zero when nobody measured it.</param>
    /// <param name="hashes">By item: what the verdict is about.</param>
    /// <exception cref="AssayException">They are not.</exception>
    public void Record(IReadOnlyList<Verdict> verdicts, Shown? shown, TimeSpan elapsed, Func<string, ItemHashes?> hashes)
    {
        if (verdicts.Count == 0)
            return;
        var each = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks, 0, LongestThought.Ticks) / verdicts.Count);
        Append([.. verdicts.Select(verdict => new JournalEvent(Ulid.Next(clock.GetUtcNow()), clock.GetUtcNow().UtcDateTime, ActKind.Verdict)
        {
            Verdict = verdict,
            Shown = shown,
            Elapsed = each > TimeSpan.Zero ? each : null,
            Hashes = hashes(verdict.Item),
            Supersedes = Own.Find(verdict.Item)?.Verdict?.Id,
        })]);
    }

    /// <summary>Records a flag, a comment or a difficulty.</summary>
    /// <exception cref="AssayException">It is not on disk.</exception>
    public void Record(Remark remark) => Append([Line(ActKind.Remark) with { Remark = remark }]);

    /// <returns>The items of the act that was taken back; none when nothing stands.</returns>
    /// <exception cref="AssayException">It is not on disk.</exception>
    public IReadOnlyList<string> Undo() => Turn(ActKind.Undo, Own.Undoable);

    /// <returns>The items of the act that was restored; none when nothing was taken back since the last act.</returns>
    /// <exception cref="AssayException">It is not on disk.</exception>
    public IReadOnlyList<string> Redo() => Turn(ActKind.Redo, Own.Redoable);

    string[] Turn(ActKind kind, RecordedAct? act)
    {
        if (act is null)
            return [];
        Append([Line(kind) with { Target = act.Id }]);
        return [.. act.Lines.Select(line => line.Item!)];
    }

    JournalEvent Line(ActKind kind) => new(Ulid.Next(clock.GetUtcNow()), clock.GetUtcNow().UtcDateTime, kind);

    void Append(JournalEvent[] act)
    {
        if (file is null)
            throw new AssayException("read-only", $"the review of '{Own.Reviewer}' is read-only, so nothing can be recorded; open it without --readonly");
        var lines = act.Length == 1 ? act : [.. act.Select(line => line with { Act = act[0].Id, Of = act.Length })];
        file.Append(writer.Write(lines));
        Own.Apply(lines);
    }

    /// <summary>Reads what others have appended since.</summary>
    /// <returns>Whether anything is new.</returns>
    public bool Refresh() => others.Refresh(broken => notes.Add($"{broken.Message}; until then this reviewer's verdicts are not seen here"));

    /// <summary>The last word of every reviewer about every item.</summary>
    public static IReadOnlyList<(string Reviewer, Verdict Verdict)> ReadAll(string folder) =>
        [.. VerdictFolder.Read(folder).SelectMany(log => log.Verdicts.Select(line => (log.Reviewer, line.Verdict!)))];

    public void Dispose() => file?.Dispose();
}
