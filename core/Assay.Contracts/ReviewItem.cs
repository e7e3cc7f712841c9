namespace Assay;

/// <summary>An item that is open for review.</summary>
/// <param name="Sample">With classes mapped.</param>
/// <param name="Opinions">What references said of it, by id; a reference of which nothing is kept has no opinion.</param>
public sealed record OpenItem(Sample Sample, IReadOnlyDictionary<string, Opinion> Opinions)
{
    /// <summary>Why it is here: the strongest first, three at most.</summary>
    public IReadOnlyList<Why> Reasons { get; init; } = [];

    /// <summary>Findings of the sample; those about this item (<see cref="Suspicion.IsOfItem"/>) first, then the dearest.</summary>
    public IReadOnlyList<Suspicion> Findings { get; init; } = [];

    /// <summary>Per-pixel results that the run has kept, by the step's id: row-major as the label map, NaN where there is none.</summary>
    public IReadOnlyDictionary<string, float[]> Maps { get; init; } = new Dictionary<string, float[]>();

    /// <summary>Where to look first, in the sample's pixels; null: at the whole sample.</summary>
    public Box? Where { get; init; }
}

/// <summary>A column that speaks for looking at an item.</summary>
/// <param name="Column">Its full name.</param>
/// <param name="Value">The item's.</param>
/// <param name="Percentile">The share of all rows of its kind that are less suspicious, in [0,1].</param>
/// <param name="Threshold">The selector that let it in, as the pipeline says it (<c>ti &lt; 0.45</c>); null when none names the column.</param>
public sealed record Why(string Column, double Value, double Percentile, string? Threshold);

/// <summary>A finding of a step.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Finding">What it raised.</param>
/// <param name="IsOfItem">Whether it is about the item itself and not about another place of the sample.</param>
public sealed record Suspicion(string Step, Finding Finding, bool IsOfItem)
{
    /// <summary>The id of the reference whose opinion raised it, and whose instance it names; null for none.</summary>
    public string? Reference { get; init; }
}

/// <summary>A kind of error as a rubric prices it.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>, or the rubric's own, snake_case.</param>
/// <param name="Severity"><c>critical</c>, <c>medium</c>, <c>low</c> or a word of its own; null without a price.</param>
/// <param name="Penalty">In percent; null without a price.</param>
public sealed record PricedKind(string Kind, string? Severity = null, double? Penalty = null)
{
    /// <summary>The kinds of the source's rubric in its order, then those it lacks; no prices.</summary>
    public static IReadOnlyList<PricedKind> Standard { get; } = [new(FindingKind.Omission), new(FindingKind.Tracking), new(FindingKind.Inaccurate), new(FindingKind.WrongLabel),
        new(FindingKind.Obfuscation), new(FindingKind.Attributes), new(FindingKind.Extra), new(FindingKind.Structure)];
}

/// <summary>A step that prices kinds of findings: review offers its kinds on the digit keys.</summary>
public interface IPricesKinds
{
    /// <summary>What it prices, in the order of the digit keys. Known from the options.</summary>
    IReadOnlyList<PricedKind> Kinds { get; }
}

/// <summary>What stands about an item.</summary>
public sealed record ItemState
{
    /// <summary>This reviewer's verdict, or null.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The verdict was about other labels or another image than there are now: it does not count, the item is undecided.</summary>
    public bool IsStale { get; init; }

    /// <summary>This reviewer's flag.</summary>
    public bool IsFlagged { get; init; }

    /// <summary>This reviewer's comment without a verdict, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>This reviewer's difficulty, 1 to 5, or null.</summary>
    public int? Difficulty { get; init; }

    /// <summary>What others decided, by name. A front end of a blind review does not show it.</summary>
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Peers { get; init; } = [];

    /// <summary>Reviewers disagree: another decision, or other kinds of error.</summary>
    public bool IsConflict { get; init; }

    /// <summary>There is a verdict of this reviewer that counts.</summary>
    public bool IsDecided => Verdict is not null && !IsStale;
}

/// <summary>Something noted without a verdict; null leaves what is noted.</summary>
/// <param name="Item">The item's id.</param>
public sealed record Remark(string Item)
{
    /// <summary>To come back to.</summary>
    public bool? Flagged { get; init; }

    /// <summary>The reviewer's words; empty removes them.</summary>
    public string? Comment { get; init; }

    /// <summary>1 (easy) to 5.</summary>
    public int? Difficulty { get; init; }
}

/// <summary>What a reviewer saw when deciding: without it nobody can tell a blind verdict from another.</summary>
/// <param name="Scores">Scores, ranks or reasons.</param>
/// <param name="Peers">Other reviewers' verdicts.</param>
/// <param name="Overlay">How the labels were drawn, in the front end's words.</param>
/// <param name="View">Which bands, in the front end's words.</param>
/// <param name="Zoom">Displayed pixels per pixel of the image; 0 when no picture was shown.</param>
public sealed record Shown(bool Scores, bool Peers, string Overlay, string View, double Zoom)
{
    /// <summary>Nothing is known to have been shown.</summary>
    public static Shown Nothing { get; } = new(false, false, "", "", 0);
}

/// <summary>Something that was recorded about an item.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Reviewer">By whom.</param>
/// <param name="Act"><c>verdict</c>, <c>remark</c>, <c>undo</c> or <c>redo</c>.</param>
/// <param name="Verdict">The verdict, for one, and for the undo or redo of one.</param>
/// <param name="Remark">The remark, likewise.</param>
public sealed record ReviewEvent(DateTime At, string Reviewer, string Act, Verdict? Verdict, Remark? Remark);

/// <summary>How far a reviewer is.</summary>
/// <param name="Reviewer">By name.</param>
/// <param name="Decided">Items with a verdict that counts.</param>
/// <param name="Errors">Of these, errors.</param>
/// <param name="Last">When the last one was recorded, UTC; null without any.</param>
/// <param name="Spent">Time spent on the decided ones, idle time left out.</param>
public sealed record ReviewerProgress(string Reviewer, int Decided, int Errors, DateTime? Last, TimeSpan Spent);
