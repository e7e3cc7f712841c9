using System.Collections.Immutable;

namespace Assay.Review.Terminal;

/// <summary>All that a screen shows beside what the review itself knows. Immutable: <see cref="Update"/> makes the next from this one and a key.</summary>
public sealed record Model
{
    /// <summary>Columns and rows of the screen.</summary>
    public (int Width, int Height) Size { get; init; } = (80, 24);

    /// <summary>Pixels of a cell, as pictures are drawn: 1 x 2 with half blocks.</summary>
    public (int Width, int Height) Cell { get; init; } = (1, 2);

    /// <summary>What keys mean.</summary>
    public ScreenMode Mode { get; init; }

    /// <summary>Positions of the review's items that the list shows, in its order.</summary>
    public required ImmutableArray<int> Order { get; init; }

    /// <summary>The place in <see cref="Order"/> that is looked at.</summary>
    public int Cursor { get; init; }

    /// <summary>The other end of a range that is being marked.</summary>
    public int? Anchor { get; init; }

    /// <summary>Positions of items that are marked by their reason.</summary>
    public ImmutableHashSet<int> Marked { get; init; } = [];

    /// <summary>How the picture is looked at.</summary>
    public PictureState Picture { get; init; } = new();

    /// <summary>How the reviewer wants labels drawn; an item that has nothing for it is drawn in another way, the next one in this again.</summary>
    public PictureMode Wanted { get; init; } = PictureMode.Both;

    /// <summary>The position of the item that <see cref="Picture"/> was opened for; -1 before the first.</summary>
    public int OpenedFor { get; init; } = -1;

    /// <summary>Arrows move the picture.</summary>
    public bool PictureHasKeys { get; init; }

    /// <summary>A verdict goes on to the next undecided item.</summary>
    public bool Advances { get; init; } = true;

    /// <summary>Of the filter, comment or command line.</summary>
    public TextLine Line { get; init; } = TextLine.Empty;

    /// <summary>What the list is filtered by; null: by nothing.</summary>
    public ItemFilter? Filter { get; init; }

    /// <summary>What the list is sorted by; null: the queue's order.</summary>
    public ItemSort? Sort { get; init; }

    /// <summary>Of the picker.</summary>
    public Choice? Choice { get; init; }

    /// <summary>What waits for a yes.</summary>
    public Ruling? Pending { get; init; }

    /// <summary>The first line that help shows.</summary>
    public int HelpTop { get; init; }

    /// <summary>Said once.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Asked by the last key.</summary>
    public Effect? Effect { get; init; }

    /// <summary>What was recorded in this session.</summary>
    public SessionLog Log { get; init; } = new();

    /// <summary>The position of the item looked at, or -1 when the list is empty.</summary>
    public int Position => (uint)Cursor < (uint)Order.Length ? Order[Cursor] : -1;

    /// <summary>Positions that a verdict is about: the marked ones, else the one looked at.</summary>
    public IReadOnlyList<int> Targets =>
        Anchor is { } anchor ? [.. Order.Skip(Math.Min(anchor, Cursor)).Take(Math.Abs(anchor - Cursor) + 1)] : Marked.Count > 0 ? [.. Order.Where(Marked.Contains)] : Position < 0 ? [] : [Position];

    /// <summary>An item of the list is marked.</summary>
    public bool IsMarked(int at) => Anchor is { } anchor ? at >= Math.Min(anchor, Cursor) && at <= Math.Max(anchor, Cursor) : Marked.Contains(Order[at]);
}
