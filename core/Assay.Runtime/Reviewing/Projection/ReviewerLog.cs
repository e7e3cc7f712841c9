namespace Assay.Runtime.Reviewing;

/// <summary>What stands of all that a reviewer has recorded. Acts are taken back in the order against their recording and restored in the order against that; a new act forgets what was taken back.</summary>
sealed class ReviewerLog(string reviewer)
{
    readonly Dictionary<string, ItemLog> items = new(StringComparer.Ordinal);
    readonly List<RecordedAct> standing = [], undone = [];

    public string Reviewer => reviewer;

    /// <summary>Rises with every act.</summary>
    public int Version { get; private set; }

    /// <summary>The act that an undo takes back next; null when nothing stands.</summary>
    public RecordedAct? Undoable => standing.LastOrDefault();

    /// <summary>The act that a redo restores next; null when there is none.</summary>
    public RecordedAct? Redoable => undone.LastOrDefault();

    /// <summary>The verdicts that stand, one an item.</summary>
    public IEnumerable<JournalEvent> Verdicts => items.Values.Select(item => item.Verdict).OfType<JournalEvent>();

    /// <summary>Items about which something was recorded.</summary>
    public IReadOnlyDictionary<string, ItemLog> Items => items;

    /// <summary>The item of the last verdict that stands; null without any.</summary>
    public string? LastDecided => standing.LastOrDefault(act => act.Lines[0].Verdict is not null)?.Lines[^1].Item;

    public ItemLog? Find(string item) => items.GetValueOrDefault(item);

    /// <param name="lines">Of one act, all of them.</param>
    public void Apply(IReadOnlyList<JournalEvent> lines)
    {
        Version++;
        switch (lines[0].Kind)
        {
            case ActKind.Undo:
                Turn(lines[0], standing, undone);
                break;
            case ActKind.Redo:
                Turn(lines[0], undone, standing);
                break;
            default:
                Add(new RecordedAct(lines));
                break;
        }
    }

    void Add(RecordedAct act)
    {
        standing.Add(act);
        undone.Clear();
        foreach (var line in act.Lines)
        {
            var log = items.TryGetValue(line.Item!, out var known) ? known : items[line.Item!] = new ItemLog();
            log.Add(line, act);
            log.Remember(reviewer, line, line);
        }
    }

    void Turn(JournalEvent turn, List<RecordedAct> from, List<RecordedAct> to)
    {
        if (from.FindLastIndex(act => act.Id == turn.Target) is not (>= 0 and var place))
            return; // Of a file that was put together by hand: what it speaks of does not stand as it says.
        var act = from[place];
        from.RemoveAt(place);
        to.Add(act);
        act.Stands = to == standing;
        foreach (var line in act.Lines)
        {
            items[line.Item!].Turn();
            items[line.Item!].Remember(reviewer, turn, line);
        }
    }
}
