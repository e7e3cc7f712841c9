namespace Assay.Review.Terminal;

/// <summary>What surrounds a model: the review, its items as far as they are open, the keymap and the clock.</summary>
public sealed class Desk(IReview review, Keymap keymap, IItemShelf shelf, TerminalReviewerOptions options, TimeProvider clock)
{
    readonly Dictionary<int, ItemState> states = [];
    Dictionary<string, int>? positions;
    IReadOnlyList<ReviewerProgress>? progress;

    /// <summary>The digits' kinds, nine at most.</summary>
    public IReadOnlyList<PricedKind> Kinds { get; } = [.. review.Kinds.Take(9)];

    /// <summary>What the queue is ordered by; null when that is not known, or not shown.</summary>
    public LeadColumn? Lead { get; } = LeadColumn.Of(review, options);

    /// <summary>Positions in the order of the list: the queue's, or where that would say how suspicious an item is, one of the reviewer's own that is the same every time.</summary>
    public IReadOnlyList<int> Order { get; } = options.ReviewersSeeScores ? [.. Enumerable.Range(0, review.Items.Count)]
        : [.. Enumerable.Range(0, review.Items.Count).OrderBy(position => Shuffled(review.Reviewer, review.Items[position].Id)).ThenBy(position => review.Items[position].Id, StringComparer.Ordinal)];

    /// <summary>FNV-1a, 64 bits (Fowler, Noll, Vo), mixed once more: near texts would stay near.</summary>
    static ulong Shuffled(string reviewer, string item)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in reviewer + "/" + item)
            hash = (hash ^ letter) * 1099511628211UL;
        return (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9UL;
    }

    /// <summary>The review.</summary>
    public IReview Review => review;

    /// <summary>The keys.</summary>
    public Keymap Keymap => keymap;

    /// <summary>Items that are open or about to be.</summary>
    public IItemShelf Shelf => shelf;

    /// <summary>The front end's options.</summary>
    public TerminalReviewerOptions Options => options;

    /// <summary>Now, in local time.</summary>
    public DateTimeOffset Now => clock.GetLocalNow();

    /// <summary>What stands about an item, without what this reviewer may not see.</summary>
    public ItemState StateOf(int position)
    {
        if (!states.TryGetValue(position, out var state))
        {
            state = review.StateOf(review.Items[position].Id);
            states[position] = state = options.Blind ? state with { Peers = [], IsConflict = false } : state;
        }
        return state;
    }

    /// <summary>This reviewer's progress.</summary>
    public ReviewerProgress Mine => Progress.FirstOrDefault(progress => progress.Reviewer == review.Reviewer)!;

    /// <summary>Everybody else's.</summary>
    public IEnumerable<ReviewerProgress> Others => Progress.Where(progress => progress.Reviewer != review.Reviewer);

    IReadOnlyList<ReviewerProgress> Progress => progress ??= review.Progress is var all && all.Any(one => one.Reviewer == review.Reviewer) ? all : [Counted(), .. all];

    /// <summary>A review that counts nothing itself.</summary>
    ReviewerProgress Counted()
    {
        var decided = Enumerable.Range(0, review.Items.Count).Select(StateOf).Where(state => state.IsDecided).ToArray();
        return new ReviewerProgress(review.Reviewer, decided.Length, decided.Count(state => state.Verdict!.Decision == Decision.Error), null, TimeSpan.Zero);
    }

    /// <summary>The dataset's facts; none as long as it cannot be opened, which its items then say.</summary>
    public IReadOnlyList<AttributeColumn> Attributes
    {
        get
        {
            try
            {
                return review.Attributes;
            }
            catch (AssayException)
            {
                return [];
            }
        }
    }

    /// <summary>Something was recorded: what was known about states may be wrong.</summary>
    public void Forget()
    {
        states.Clear();
        progress = null;
    }

    /// <summary>The position of an item by its id, or -1.</summary>
    public int PositionOf(string id)
    {
        if (positions is null)
        {
            positions = new Dictionary<string, int>(review.Items.Count, StringComparer.Ordinal);
            for (var i = 0; i < review.Items.Count; i++)
                positions.TryAdd(review.Items[i].Id, i);
        }
        return positions.GetValueOrDefault(id, -1);
    }

    /// <summary>An item as far as it is open; null while it is not.</summary>
    public OpenItem? OpenOf(int position) => position < 0 ? null : shelf.Find(position)?.Item;
}
