using System.ComponentModel;

namespace Assay.Formats.Voc;

/// <summary>What a pipeline may say of a <c>voc</c> dataset.</summary>
public sealed record VocOptions
{
    [Description("The folder with Annotations, JPEGImages and ImageSets (VOC2012), or a folder of XML files.")]
    public required InputPath Path { get; init; }

    [Description("The folder of the images, called like the XML files. Without it: JPEGImages or images beside Annotations, else beside the XML files; without images there are labels only.")]
    public InputPath? Images { get; init; }

    [Description("Only what these lists of ImageSets/Main name: train, val, trainval, test, ...; none: all.")]
    public IReadOnlyList<string> Split { get; init; } = [];

    [Description("The classes in order, where the order matters or other names are mistakes; none: all names that occur, in ordinal order.")]
    public IReadOnlyList<string> Names { get; init; } = [];

    [Description("Coordinates: one_based as VOC defines them, from pixel 1 to the last pixel inclusive; zero_based as many other tools write them, edges from 0.")]
    public VocPixels Pixels { get; init; } = VocPixels.OneBased;

    [Description("Objects marked 'difficult' are objects like others; false: they are left out and counted, as VOC's evaluation does.")]
    public bool Difficult { get; init; } = true;

    [Description("An XML file without objects says that there is nothing; false: its image counts as not annotated.")]
    public bool EmptyIsAnnotated { get; init; } = true;
}

/// <summary>What coordinates mean.</summary>
public enum VocPixels
{
    /// <summary>The first and the last pixel of the box, counted from 1.</summary>
    OneBased,
    /// <summary>The edges of the box, counted from 0.</summary>
    ZeroBased,
}
