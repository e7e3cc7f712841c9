using System.ComponentModel;

namespace Assay.Formats.Yolo;

/// <summary>What a pipeline may say of a <c>yolo</c> dataset.</summary>
public sealed record YoloOptions
{
    [Description("The data.yaml, a folder that holds it, or a folder with 'images' and 'labels' side by side (or images and label files in one folder).")]
    public required InputPath Path { get; init; }

    [Description("The folder that train, val and test of data.yaml are relative to. Without it: what its 'path' says when that lies below data.yaml, else the folder of data.yaml.")]
    public InputPath? Root { get; init; }

    [Description("Only these splits of data.yaml; none named: all.")]
    public IReadOnlyList<YoloSplit> Split { get; init; } = [];

    [Description("The folder of the label files, when it is not 'labels' beside 'images' (predictions, say). They are called like the images' paths in it, or like their file names alone.")]
    public InputPath? Labels { get; init; }

    [Description("An image without a label file says that there is nothing, as it does in training; false: it counts as not annotated.")]
    public bool MissingIsAnnotated { get; init; } = true;

    [Description("A label file without a line says that there is nothing, as it does in training; false: its image counts as not annotated.")]
    public bool EmptyIsAnnotated { get; init; } = true;
}

/// <summary>The lists of images in data.yaml.</summary>
public enum YoloSplit
{
    /// <summary>For training.</summary>
    Train,
    /// <summary>For choosing.</summary>
    Val,
    /// <summary>For the last word.</summary>
    Test,
}
