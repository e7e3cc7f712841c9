namespace Assay;

/// <summary>One suspicion with a place. Classes are positions in the audited dataset's list.</summary>
/// <param name="Kind">One of <see cref="FindingKind"/>, or a plugin's own, snake_case.</param>
public sealed record Finding(string Kind)
{
    /// <summary>What the label says.</summary>
    public int? Class { get; init; }

    /// <summary>What the reference says.</summary>
    public int? ReferenceClass { get; init; }

    /// <summary>Position in the labels' instances.</summary>
    public int? Instance { get; init; }

    /// <summary>Position in the reference's instances; <see cref="Role"/> says whose.</summary>
    public int? ReferenceInstance { get; init; }

    /// <summary>The role whose opinion raised it, as the step that raises it calls it in its <see cref="IScorer.Needs"/>; a later step may call the same reference otherwise.</summary>
    public string? Role { get; init; }

    /// <summary>Where.</summary>
    public Box? Box { get; init; }

    /// <summary>How large, in pixels.</summary>
    public double? AreaPx { get; init; }

    /// <summary>What was measured, by name: <c>iou</c>, <c>confidence</c>, <c>distance_px</c>, ...</summary>
    public IReadOnlyDictionary<string, double> Measured { get; init; } = Nothing;

    /// <summary>What sort it is within its kind, snake_case, in the words of the step that raised it: <c>style</c> of an outline that is drawn too wide all round. Null when its kind says it all.</summary>
    public string? Tag { get; init; }

    /// <summary>A few words for people that numbers cannot say: both values of an attribute, <c>red -> blue</c>. Null when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>Its price in percent, when a rubric has priced it; 0 for one that it has looked at and does not count.</summary>
    public double? Penalty { get; init; }

    /// <summary>How bad a rubric calls it: <c>critical</c>, <c>medium</c>, <c>low</c> or a word of its own. Null when it is not priced.</summary>
    public string? Severity { get; init; }

    /// <summary>The rubric's rule that priced it, or why it does not count; what follows a colon says by what: <c>tolerance: arc_px 8.1 beyond 2</c>. Null when no rubric has seen it.</summary>
    public string? Rule { get; init; }

    static readonly IReadOnlyDictionary<string, double> Nothing = new Dictionary<string, double>();
}

/// <summary>The kinds every part of Assay knows.</summary>
public static class FindingKind
{
    /// <summary>The reference sees an object that has no label.</summary>
    public const string Omission = "omission";
    /// <summary>A label where the reference sees nothing.</summary>
    public const string Extra = "extra";
    /// <summary>The right place, another class.</summary>
    public const string WrongLabel = "wrong_label";
    /// <summary>The right object, a bad outline.</summary>
    public const string Inaccurate = "inaccurate";
    /// <summary>Part of the object is missing.</summary>
    public const string Obfuscation = "obfuscation";
    /// <summary>The identity over frames is wrong.</summary>
    public const string Tracking = "tracking";
    /// <summary>An attribute is wrong.</summary>
    public const string Attributes = "attributes";
    /// <summary>The annotation itself is malformed.</summary>
    public const string Structure = "structure";
}
