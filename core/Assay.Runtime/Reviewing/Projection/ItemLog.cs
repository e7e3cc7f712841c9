namespace Assay.Runtime.Reviewing;

/// <summary>What one reviewer has recorded about one item.</summary>
sealed class ItemLog
{
    readonly List<(JournalEvent Line, RecordedAct Act)> said = [];
    readonly List<ReviewEvent> history = [];

    /// <summary>The verdict that stands; null without one.</summary>
    public JournalEvent? Verdict { get; private set; }

    public bool IsFlagged { get; private set; }

    public string? Comment { get; private set; }

    public int? Difficulty { get; private set; }

    public IReadOnlyList<ReviewEvent> History => history;

    public void Add(JournalEvent line, RecordedAct act)
    {
        said.Add((line, act));
        Project();
    }

    /// <summary>Something about the item was taken back or restored.</summary>
    public void Turn() => Project();

    /// <param name="turn">The undo or redo; the line itself when it is said for the first time.</param>
    public void Remember(string reviewer, JournalEvent turn, JournalEvent line) =>
        history.Add(new ReviewEvent(turn.At, reviewer, turn.Kind.ToString().ToLowerInvariant(), line.Verdict, line.Remark));

    void Project()
    {
        var standing = said.Where(pair => pair.Act.Stands).Select(pair => pair.Line).ToArray();
        Verdict = standing.LastOrDefault(line => line.Verdict is not null);
        IsFlagged = standing.LastOrDefault(line => line.Remark?.Flagged is not null)?.Remark!.Flagged ?? false;
        Comment = standing.LastOrDefault(line => line.Remark?.Comment is not null)?.Remark!.Comment is { Length: > 0 } comment ? comment : null;
        Difficulty = standing.Select(line => line.Remark?.Difficulty ?? line.Verdict?.Difficulty).LastOrDefault(difficulty => difficulty is not null);
    }
}
