namespace Assay;

/// <summary>
/// What a review front end works on. The items and their values never change while it is open; verdicts do. Opening items and their images is safe from several threads
/// at once; everything else belongs to one thread.
/// </summary>
public interface IReview
{
    /// <summary>The queue, in order.</summary>
    IReadOnlyList<Item> Items { get; }

    /// <summary>The dataset's classes.</summary>
    ClassList Classes { get; }

    /// <summary>This reviewer's verdict about an item so far, or null.</summary>
    Verdict? Find(string item);

    /// <summary>Records a verdict; when this returns it is on disk.</summary>
    /// <exception cref="AssayException">It is not on disk: the review is read-only (<c>read-only</c>), the lock is lost (<c>verdicts-locked</c>) or the disk refuses.</exception>
    void Record(Verdict verdict) => Record([verdict], Shown.Nothing, TimeSpan.Zero);

    /// <summary>The item's sample with classes mapped, and what is known of it. Never asks a model.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel);

    /// <summary>Opens the item's image, or returns null when there is none. The caller disposes of it.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    IImage? OpenImage(Item item);

    /// <summary>The run folder, as the user named it: for commands that are printed.</summary>
    string Run => "";

    /// <summary>Whose verdicts these are.</summary>
    string Reviewer => "";

    /// <summary>Nothing can be recorded.</summary>
    bool IsReadOnly => false;

    /// <summary>References by id, in the pipeline's order.</summary>
    IReadOnlyList<string> References => [];

    /// <summary>Columns that items can be filtered and sorted by; those of samples stand for their instances too.</summary>
    IReadOnlyList<Column> Columns => [];

    /// <summary>An item's value in a column, or null when it is empty.</summary>
    /// <param name="position">In <see cref="Items"/>.</param>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    double? Value(int position, string column) => null;

    /// <summary>The dataset's facts about samples, by name.</summary>
    IReadOnlyList<AttributeColumn> Attributes => [];

    /// <summary>An item's fact as text, or null when there is none.</summary>
    /// <param name="position">In <see cref="Items"/>.</param>
    /// <param name="attribute">A name of <see cref="Attributes"/>.</param>
    string? Attribute(int position, string attribute) => null;

    /// <summary>The class of the object that an item is about, by name; null for an item that is no object.</summary>
    /// <param name="position">In <see cref="Items"/>.</param>
    string? ClassOf(int position) => null;

    /// <summary>The kinds of error, in the order of the digit keys, with the prices of the pipeline's rubric, or without any when it has none.</summary>
    IReadOnlyList<PricedKind> Kinds => PricedKind.Standard;

    /// <summary>What stands about an item.</summary>
    ItemState StateOf(string item) => new() { Verdict = Find(item) };

    /// <summary>All that was recorded about an item, by anybody, oldest first.</summary>
    IReadOnlyList<ReviewEvent> History(string item) => [];

    /// <summary>Where to begin: the position of the first item after this reviewer's last verdict that is undecided, else of the first undecided one; the number of items when all are decided.</summary>
    int Start => 0;

    /// <summary>How far every reviewer is, by name.</summary>
    IReadOnlyList<ReviewerProgress> Progress => [];

    /// <summary>Records verdicts of which none or all are on disk when this returns or throws: one undo takes them back together.</summary>
    /// <param name="verdicts">At most one an item.</param>
    /// <param name="shown">What the reviewer saw.</param>
    /// <param name="elapsed">Since the item was shown, without idle time as far as the front end knows; the store caps it at 10 minutes.</param>
    /// <exception cref="AssayException">As for one.</exception>
    void Record(IReadOnlyList<Verdict> verdicts, Shown shown, TimeSpan elapsed);

    /// <summary>Records a flag, a comment or a difficulty without a verdict. Undone like one.</summary>
    /// <exception cref="AssayException">As for a verdict.</exception>
    void Record(Remark remark) => throw new NotSupportedException();

    /// <summary>Takes back this reviewer's last act that still stands, in any session.</summary>
    /// <returns>The items it was about; empty when there is nothing to undo.</returns>
    /// <exception cref="AssayException">As for a verdict.</exception>
    IReadOnlyList<string> Undo() => [];

    /// <summary>Restores what the last undo took back; a new act forgets what was undone.</summary>
    /// <returns>The items it was about; empty when there is nothing to redo.</returns>
    /// <exception cref="AssayException">As for a verdict.</exception>
    IReadOnlyList<string> Redo() => [];

    /// <summary>Reads what others have recorded since.</summary>
    /// <returns>Whether anything is new.</returns>
    bool Refresh() => false;
}

/// <summary>A review front end.</summary>
public interface IReviewer
{
    /// <summary>Takes a person through the queue; returns when they leave.</summary>
    Task ReviewAsync(IReview review, CancellationToken cancel);
}
