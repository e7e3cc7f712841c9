using System.ComponentModel;

namespace Assay.Formats.Coco;

/// <summary>What a pipeline may say of a <c>coco_panoptic</c> dataset.</summary>
public sealed record CocoPanopticOptions
{
    [Description("The panoptic JSON file, or a glob of such files, which are merged.")]
    public required InputPath Annotations { get; init; }

    [Description("The folder of the PNG files that hold the segments. Without it, the folder beside each JSON file that has its name, as COCO's have.")]
    public InputPath? Masks { get; init; }

    [Description("The folder that the images' file_name is relative to. Without it there are labels only.")]
    public InputPath? Images { get; init; }

    [Description("Which segments become instances: all, or only those of classes with isthing 1 (things) or 0 (stuff).")]
    public PanopticSegments Segments { get; init; } = PanopticSegments.All;

    [Description("Give a class per pixel too; pixels without a segment, or of a crowd, are void.")]
    public bool LabelMap { get; init; }

    [Description("What a sample is called, and what joins files: the image's file_name, or its id.")]
    public CocoJoin Join { get; init; } = CocoJoin.FileName;
}

/// <summary>Kinds of segments.</summary>
public enum PanopticSegments
{
    /// <summary>Things and stuff.</summary>
    All,
    /// <summary>What can be counted.</summary>
    Things,
    /// <summary>Sky, grass.</summary>
    Stuff,
}
