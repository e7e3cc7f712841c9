using System.ComponentModel;

namespace Assay.Formats.Segmentation;

/// <summary>What a pipeline may say of a <c>cityscapes</c> dataset.</summary>
public sealed record CityscapesOptions
{
    [Shorthand]
    [Description("The folder that holds gtFine (or gtCoarse) and leftImg8bit.")]
    public required InputPath Path { get; init; }

    [Description("Which annotations: gtFine or gtCoarse.")]
    public CityscapesAnnotations Annotations { get; init; } = CityscapesAnnotations.Fine;

    [Description("A class per pixel (labelIds), objects from instanceIds, or the polygons as they were drawn.")]
    public CityscapesLabels Labels { get; init; } = CityscapesLabels.LabelMap;

    [Description("Only these folders: train, val, test, train_extra; none: all.")]
    public IReadOnlyList<string> Split { get; init; } = [];

    [Description("Only the 19 classes that the benchmark evaluates, the others void; false: all 30 classes, and only what is none (unlabeled, ego vehicle, out of roi, static, ground, ...) void.")]
    public bool Evaluated { get; init; } = true;
}

/// <summary>Cityscapes' two qualities of annotations.</summary>
public enum CityscapesAnnotations
{
    /// <summary>gtFine.</summary>
    Fine,
    /// <summary>gtCoarse.</summary>
    Coarse,
}

/// <summary>What is read of Cityscapes.</summary>
public enum CityscapesLabels
{
    /// <summary>labelIds.</summary>
    LabelMap,
    /// <summary>instanceIds.</summary>
    Instances,
    /// <summary>polygons.json.</summary>
    Polygons,
}
