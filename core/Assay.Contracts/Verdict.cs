namespace Assay;

/// <summary>What a reviewer decided about one item.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Decision">One of <see cref="Assay.Decision"/>.</param>
/// <param name="Kinds">For an error: the kinds of findings.</param>
/// <param name="Comment">The reviewer's own words.</param>
public sealed record Verdict(string Item, string Decision, IReadOnlyList<string> Kinds, string? Comment = null)
{
    /// <summary>For an error: its kinds in full. May be empty although <see cref="Kinds"/> is not; where it is not, it has an entry for every kind.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>What to do about it, as the reviewer says: nothing, or labels to take over from a reference or to remove.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>How hard the item was to judge, 1 (easy) to 5; null when the reviewer did not say.</summary>
    public int? Difficulty { get; init; }

    /// <summary>How sure the reviewer is, in [0,1]; null when the reviewer did not say.</summary>
    public double? Confidence { get; init; }
}

/// <summary>The words of <see cref="Verdict.Decision"/>.</summary>
public static class Decision
{
    /// <summary>The labels are right.</summary>
    public const string Ok = "ok";
    /// <summary>The labels are wrong; <see cref="Verdict.Kinds"/> says how.</summary>
    public const string Error = "error";
    /// <summary>For a second look.</summary>
    public const string Unsure = "unsure";
    /// <summary>Looked at: there is nothing to label here, and nothing is.</summary>
    public const string Empty = "empty";
    /// <summary>The labels are right, and the reference that doubted them is wrong.</summary>
    public const string ModelWrong = "model_wrong";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Ok, Error, Unsure, Empty, ModelWrong];
}

/// <summary>An error that a reviewer saw.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>, or the rubric's own, snake_case.</param>
public sealed record Judgement(string Kind)
{
    /// <summary>How often, 1 or more.</summary>
    public int Count { get; init; } = 1;

    /// <summary>What an annotator has to do about it.</summary>
    public Edit Edit { get; init; } = Edit.Corrected;

    /// <summary>How bad the rubric calls it; null when none prices it.</summary>
    public string? Severity { get; init; }

    /// <summary>Its price in percent for one; null when no rubric prices it.</summary>
    public double? Penalty { get; init; }

    /// <summary>The class the labels have, as a position in the dataset's list.</summary>
    public int? Class { get; init; }

    /// <summary>The class they should have.</summary>
    public int? RightClass { get; init; }

    /// <summary>Where, in the sample's pixels.</summary>
    public Box? Box { get; init; }
}

/// <summary>What an error asks of an annotator.</summary>
public enum Edit
{
    /// <summary>Something missing is added.</summary>
    Added,
    /// <summary>An outline is drawn better.</summary>
    Refined,
    /// <summary>Something wrong is set right or removed.</summary>
    Corrected,
}

/// <summary>Labels to take over from a reference ("take theirs"), or to remove.</summary>
/// <param name="Take">What of.</param>
/// <param name="Reference">The reference's id; null removes.</param>
public sealed record Remedy(Take Take, string? Reference)
{
    /// <summary>The place, for <see cref="Take.Region"/>, in the sample's pixels.</summary>
    public Box? Box { get; init; }

    /// <summary>The object of the labels that goes, for <see cref="Take.Instance"/>: its position; null when one is only added.</summary>
    public int? Instance { get; init; }

    /// <summary>The reference's object that comes in its place, for <see cref="Take.Instance"/>: its position; null when one is only removed.</summary>
    public int? ReferenceInstance { get; init; }
}

/// <summary>How much of a reference's opinion is taken over.</summary>
public enum Take
{
    /// <summary>All labels of the sample.</summary>
    Sample,
    /// <summary>One object.</summary>
    Instance,
    /// <summary>The pixels of a box.</summary>
    Region,
}
