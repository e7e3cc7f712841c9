using System.ComponentModel;

namespace Assay.Formats.LabelMe;

/// <summary>What a pipeline may say of a <c>labelme</c> dataset.</summary>
public sealed record LabelMeOptions
{
    [Shorthand]
    [Description("The folder of the JSON files; it is searched with all below it.")]
    public required InputPath Path { get; init; }

    [Description("The folder of the images, when they lie neither beside their JSON files nor below the folder; they are found by their names.")]
    public InputPath? Images { get; init; }

    [Description("The classes in order, where the order matters or other labels are mistakes; none: all labels that occur, in ordinal order.")]
    public IReadOnlyList<string> Names { get; init; } = [];
}
