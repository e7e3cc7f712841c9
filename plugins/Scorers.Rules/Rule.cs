namespace Assay.Scorers.Rules;

/// <summary>The rules by name, in the order of columns.</summary>
static class Rule
{
    public const string MinWidth = "min_width", MinHeight = "min_height", CrowdAfter = "crowd_after", InstancesBeforeCrowds = "instances_before_crowds", Covered = "covered",
        Inside = "inside", Simple = "simple", Duplicates = "duplicates", DuplicateImages = "duplicate_images", NotEmpty = "not_empty", Attributes = "attributes",
        MinOfClass = "min_of_class", StatedArea = "stated_area", StatedBox = "stated_box", Structure = "structure";

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<string> All { get; } =
        [MinWidth, MinHeight, CrowdAfter, InstancesBeforeCrowds, Covered, Inside, Simple, Duplicates, DuplicateImages, NotEmpty, Attributes, MinOfClass, StatedArea, StatedBox, Structure];

    /// <summary>Those that the options switch on.</summary>
    public static IReadOnlyList<string> In(RulesOptions options) => [.. All.Where(rule => rule switch
    {
        MinWidth => options.MinWidth is not null,
        MinHeight => options.MinHeight is not null,
        CrowdAfter => options.CrowdAfter is not null,
        InstancesBeforeCrowds => options.InstancesBeforeCrowds,
        Covered => options.Covered,
        Inside => options.Inside,
        Simple => options.Simple,
        Duplicates => options.Duplicates,
        DuplicateImages => options.DuplicateImages != TwinSearch.Off,
        NotEmpty => options.NotEmpty,
        Attributes => options.Attributes.Count > 0,
        MinOfClass => options.MinOfClass is not null,
        Structure => options.Structure,
        _ => options.Stated,
    })];
}

/// <summary>A rule is broken somewhere.</summary>
/// <param name="Words">What to say of it.</param>
sealed record Breach(string Rule, Finding Finding, string Words);
