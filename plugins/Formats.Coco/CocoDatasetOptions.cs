using System.ComponentModel;

namespace Assay.Formats.Coco;

/// <summary>What a pipeline may say of a <c>coco</c> dataset.</summary>
public sealed record CocoDatasetOptions
{
    [Description("The instances file, or a glob of shards, which are merged.")]
    public required InputPath Annotations { get; init; }

    [Description("The folder that file_name is relative to. Without it there are labels only.")]
    public InputPath? Images { get; init; }

    [Description("What a sample is called, and what joins shards: the image's file_name, or its id.")]
    public CocoJoin Join { get; init; } = CocoJoin.FileName;
}

/// <summary>What names a sample.</summary>
public enum CocoJoin
{
    /// <summary><c>file_name</c>, as written.</summary>
    FileName,
    /// <summary>The image's <c>id</c>.</summary>
    Id,
}
