using System.ComponentModel;

namespace Assay.Formats.Scaneo;

/// <summary>What a pipeline may say of a <c>scaneo</c> dataset.</summary>
public sealed record ScaneoOptions
{
    [Shorthand]
    [Description("A campaign's folder, or one to which it was exported: spai.json, and a GeoJSON file for each image that has annotations.")]
    public required InputPath Path { get; init; }

    [Description("The folder of the images (.tif), when the campaign was exported to another one.")]
    public InputPath? Images { get; init; }

    [Description("Which annotations are read. Left out: those that occur, when that is one kind only.")]
    public ScaneoTask? Task { get; init; }

    [Description("What becomes of segmentations: objects, or a class per pixel, where later annotations cover earlier ones.")]
    public ScaneoLabels Labels { get; init; } = ScaneoLabels.Instances;

    [Description("With labels: label_map, the class of pixels that nobody painted; a new class unless spai.json has it. Without it they are void.")]
    public string? Background { get; init; }
}

/// <summary>SCANEO's kinds of annotations.</summary>
public enum ScaneoTask
{
    /// <summary>Areas; one for each class of an image when they were painted.</summary>
    Segmentation,
    /// <summary>Boxes along longitudes and latitudes.</summary>
    Detection,
    /// <summary>Classes of whole images.</summary>
    Classification,
}

/// <summary>What becomes of segmentations.</summary>
public enum ScaneoLabels
{
    /// <summary>Objects.</summary>
    Instances,
    /// <summary>A class per pixel.</summary>
    LabelMap,
}
