using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>What a pipeline may say of an <c>onnx</c> reference.</summary>
public sealed record OnnxOptions
{
    [Description("the model, an ONNX file; weights may lie in files beside it")]
    public required InputPath Model { get; init; }

    [Description("what its output means: segmentation, classification, regression or detection")]
    public OnnxTask Task { get; init; }

    [Description("the image's bands that the model gets, in its order: numbers from 1, ranges (1-13) or names; all by default")]
    public IReadOnlyList<string> Bands { get; init; } = [];

    [Description("factor for pixels as they are stored (8-bit: 0 to 255), one or one a band")]
    public IReadOnlyList<double> Scale { get; init; } = [];

    [Description("added after scale, one or one a band")]
    public IReadOnlyList<double> Offset { get; init; } = [];

    [Description("lowest and highest value after that")]
    public IReadOnlyList<double> Clip { get; init; } = [];

    [Description("subtracted after clip, one or one a band")]
    public IReadOnlyList<double> Mean { get; init; } = [];

    [Description("divisor after mean, one or one a band")]
    public IReadOnlyList<double> Std { get; init; } = [];

    [Description("order of the sides of the model's images: nchw, nhwc, or auto, which looks at its shapes")]
    public OnnxLayout Layout { get; init; }

    [Description("size to which the image is resized, [width, height] or one number for both; what the model says is resized back")]
    public IReadOnlyList<int> Resize { get; init; } = [];

    [Description("sides are mirrored up to a multiple of this, half at each end, and what the model says is cropped back")]
    [Range(1, 4096)]
    public int PadMultiple { get; init; } = 1;

    [Description("large images are shown to the model in overlapping windows")]
    public OnnxTile? Tile { get; init; }

    [Description("which output counts; for detection three (boxes, scores, labels) or one that holds all. By default the only one, or the one that fits the task")]
    public IReadOnlyList<string> Output { get; init; } = [];

    [Description("what turns the output into probabilities: none (the model does), softmax or sigmoid")]
    public OnnxActivation Activation { get; init; }

    [Description("classification: classes do not exclude each other, so scores need not sum to 1; activation: sigmoid implies it")]
    public bool MultiLabel { get; init; }

    [Description("detection: what the four numbers of a box are: xyxy, xywh or cxcywh, in pixels of the model's picture")]
    public BoxFormat Boxes { get; init; }

    [Description("detection: boxes with a lower confidence are left out")]
    [Range(0.0, 1.0)]
    public double MinScore { get; init; }

    [Description("what computes: cpu, dml (any graphics card, on Windows), cuda, or auto; what fails is replaced by cpu, with a line that says so")]
    public OnnxProvider Provider { get; init; }

    [Description("threads for one image; images run beside each other (--jobs), so 1 is fastest unless there are fewer images than cores")]
    [Range(1, 256)]
    public int Threads { get; init; } = 1;

    [Description("images in one run of the model; more than 1 pays on graphics cards")]
    [Range(1, 256)]
    public int Batch { get; init; } = 1;

    [Description("ONNX Runtime's library or its folder; by default ASSAY_ONNXRUNTIME, the npm package onnxruntime-node, the system's")]
    public InputPath? Runtime { get; init; }
}
