using System.ComponentModel;

namespace Assay.Models.Arrays;

/// <summary>Options of <see cref="ArraysReference"/>.</summary>
public sealed record ArraysOptions
{
    [OneOf("array")]
    [Description("Class probabilities: an NPY stack (N, K, H, W) in dataset order, or a folder or glob with one NPY or NPZ (K, H, W) per sample; float64, float32, float16, or uint8 that stands for x / 255")]
    public InputPath? Probabilities { get; init; }

    [OneOf("array")]
    [Description("Predicted label maps: an NPY stack (N, H, W) in dataset order, or a folder or glob with one PNG, TIFF, NPY or NPZ (H, W) per sample")]
    public InputPath? LabelMaps { get; init; }

    [OneOf("array")]
    [Description("A number per sample: an NPY stack (N,) in dataset order, or a folder or glob with one NPY or NPZ () or (1,) per sample; NaN is no opinion")]
    public InputPath? Values { get; init; }

    [OneOf("array")]
    [Description("Class probabilities of whole images: an NPY stack (N, K) in dataset order, a folder or glob with one NPY or NPZ (K,) per sample, or a CSV or TSV file whose header is a column for samples and then the classes' names")]
    public InputPath? ClassScores { get; init; }

    [Description("Whether class_scores are of classes that do not exclude each other (sigmoid), and so need not sum to 1")]
    public bool MultiLabel { get; init; }

    [Description("In NPZ files: the name of the array; needed where a file holds several. One NPZ for all samples without it holds an array for each, named by the sample's id")]
    public string? Member { get; init; }

    [Description("Regular expression with one capture, the sample's id, applied to each path below its root without extension; other files are left out")]
    public string? Match { get; init; }
}
