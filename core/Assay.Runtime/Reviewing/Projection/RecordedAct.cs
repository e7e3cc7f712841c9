namespace Assay.Runtime.Reviewing;

/// <summary>Lines that were recorded together and are undone together.</summary>
sealed class RecordedAct(IReadOnlyList<JournalEvent> lines)
{
    public string Id => lines[0].Act;
    public IReadOnlyList<JournalEvent> Lines => lines;

    /// <summary>Not taken back, or restored.</summary>
    public bool Stands { get; set; } = true;
}
