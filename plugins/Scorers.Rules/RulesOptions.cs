using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Rules;

/// <summary>What a pipeline may say of a <c>rules</c> step: the labelling instruction.</summary>
public sealed record RulesOptions
{
    [Description("narrower objects, and narrower connected regions of label maps, should not have been labelled; px")]
    [Range(0.0, 100_000.0)]
    public double? MinWidth { get; init; }

    [Description("the same for lower ones; px")]
    [Range(0.0, 100_000.0)]
    public double? MinHeight { get; init; }

    [Description("more objects of a class than this in a sample should have been one crowd")]
    [Range(1, 1_000_000)]
    public int? CrowdAfter { get; init; }

    [Description("a crowd is right only beside objects of its class that are labelled one by one: as many as 'crowd_after', or one without it")]
    public bool InstancesBeforeCrowds { get; init; }

    [Description("every pixel belongs to a class: void pixels of a label map, and pixels without an object where there are only objects, are uncovered")]
    public bool Covered { get; init; }

    [Description("with 'covered': the class that stands for 'not labelled' in label maps; its pixels are uncovered too")]
    public string? Background { get; init; }

    [Description("with 'covered': the share of a sample that may stay uncovered")]
    [Range(0.0, 1.0)]
    public double MaxUncovered { get; init; }

    [Description("polygons and boxes stay inside the image, but for 'tolerance_px'")]
    public bool Inside { get; init; } = true;

    [Description("no outline crosses itself")]
    public bool Simple { get; init; } = true;

    [Description("no two objects of a class are all but the same")]
    public bool Duplicates { get; init; } = true;

    [Description("with 'duplicates': above this intersection over union they are")]
    [Range(0.0, 1.0)]
    public double DuplicateIou { get; init; } = 0.95;

    [Description("images that are there twice have the same labels: exact compares pixels, perceptual also finds resized and compressed copies. Reads every image")]
    public TwinSearch DuplicateImages { get; init; }

    [Description("with 'duplicate_images: perceptual': how many of 64 bits may differ")]
    [Range(0, 16)]
    public int HashDistance { get; init; } = 4;

    [Description("every sample has a label")]
    public bool NotEmpty { get; init; }

    [Description("by name, what objects must say: a list of allowed values (an empty one allows all), or { values: [...], classes: [...], required: false }")]
    public IReadOnlyDictionary<string, AttributeRule> Attributes { get; init; } = new Dictionary<string, AttributeRule>();

    [Description("classes with fewer objects in the dataset (fewer samples, where there are label maps or tags) are seen too rarely")]
    [Range(1, 1_000_000_000)]
    public int? MinOfClass { get; init; }

    [Description("the area and the box that a file states for an object are those of its mask")]
    public bool Stated { get; init; } = true;

    [Description("what the reader of the labels complained of is a finding, with its code as tag")]
    public bool Structure { get; init; } = true;

    [Description("pixels by which a stated box, or a corner outside the image, may be off")]
    [Range(0.0, 1000.0)]
    public double TolerancePx { get; init; } = 1.5;

    [Description("share by which a stated area may be off")]
    [Range(0.0, 1.0)]
    public double ToleranceRel { get; init; } = 0.05;

    [Description("findings that are listed of each rule in the whole dataset; counts are exact whatever it is")]
    [Range(0, 10_000_000)]
    public int Limit { get; init; } = 100;

    [Description("by rule, the kind of its findings in place of 'structure' (of attributes: 'attributes'), so that a rubric prices it by itself: { min_width: small_object }")]
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();
}

/// <summary>Which images are looked for twice.</summary>
public enum TwinSearch
{
    /// <summary>None; no image is read.</summary>
    Off,
    /// <summary>Those of the same pixels.</summary>
    Exact,
    /// <summary>Those that look alike, too.</summary>
    Perceptual,
}

/// <summary>What objects must say under one name.</summary>
public sealed record AttributeRule
{
    [Description("what it may say; none: anything")]
    [Shorthand]
    public IReadOnlyList<string> Values { get; init; } = [];

    [Description("classes whose objects must say it; none: all")]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description("whether it may not be left out")]
    public bool Required { get; init; } = true;
}
