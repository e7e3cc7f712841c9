using System.ComponentModel;

namespace Assay.Formats.Segmentation;

/// <summary>What a pipeline may say of an <c>ade20k</c> dataset.</summary>
public sealed record Ade20kOptions
{
    [Shorthand]
    [Description("The folder of the scene parsing challenge (ADEChallengeData2016): images, annotations and objectInfo150.txt.")]
    public required InputPath Path { get; init; }

    [Description("Only these folders: training, validation; none: all.")]
    public IReadOnlyList<string> Split { get; init; } = [];

    [Description("The table of classes, when it is not objectInfo150.txt (or .csv) in the folder.")]
    public InputPath? Objects { get; init; }
}
