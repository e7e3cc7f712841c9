using System.ComponentModel;

namespace Assay.Formats.Masks;

/// <summary>What a pipeline may say of a <c>masks</c> output.</summary>
public sealed record MasksOutputOptions
{
    [Description("The folder to write to: labels/ with a file a sample, dataset.yaml which says how a pipeline reads them, and the ledger. Default: masks/ in the run folder.")]
    public OutputPath? To { get; init; }

    [Description("Which samples: all of the dataset, those that every step kept, or those in the queue.")]
    public ExportedSamples Samples { get; init; } = ExportedSamples.All;

    [Description("Apply what reviewers agreed on; what cannot be applied is counted in the ledger.")]
    public bool Corrections { get; init; }

    [Description("PNG, or GeoTIFF, which keeps where a sample lies.")]
    public MapFormat Format { get; init; } = MapFormat.Png;

    [Description("Give each class a colour for people who open a file; the ids stay what they are. For at most 255 classes with ids below 255.")]
    public bool Palette { get; init; }

    [Description("The class of pixels that no object covers; a new class unless the dataset has it. Without it they are void.")]
    public string? Background { get; init; }
}

/// <summary>Formats of label maps that are written.</summary>
public enum MapFormat
{
    /// <summary>Grey or palette, 8 or 16 bits.</summary>
    Png,
    /// <summary>One band of 8 or 16 bits, deflated.</summary>
    Tiff,
}
