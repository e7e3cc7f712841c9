using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx.Sam;

/// <summary>What a pipeline may say of a <c>sam</c> reference.</summary>
public sealed record SamOptions
{
    [Description("The ONNX file of the image encoder.")]
    public required InputPath Encoder { get; init; }

    [Description("The ONNX file of the mask decoder.")]
    public required InputPath Decoder { get; init; }

    [Description("What each label is turned into, one or several: its box; points inside it; both; or its box and its mask as a first guess. The first gives the mask, the others say how far SAM agrees with itself.")]
    public IReadOnlyList<SamPrompt> Prompt { get; init; } = [SamPrompt.Box, SamPrompt.BoxPoints];

    [Description("By how many px boxes are widened on each side; labels that are drawn too tight are then seen whole.")]
    [Range(0.0, 1000.0)]
    public double BoxPadding { get; init; }

    [Description("How many points inside a label: the deepest one, then those farthest apart.")]
    [Range(1, 32)]
    public int Points { get; init; } = 3;

    [Description("Which of several masks is taken: auto is the single mask (token 0) for prompts with a box, else the one with the best predicted IoU; files that give three masks have no single one.")]
    public SamChoice Choice { get; init; }

    [Description("The three bands shown to SAM as red, green and blue: numbers from 1, ranges as 3-1, or names. Left out: the first three, or the only one.")]
    public IReadOnlyList<string> Bands { get; init; } = [];

    [Description("What values are multiplied by to lie in 0 to 255, for images that do not hold bytes.")]
    [Range(0.0, 1e9)]
    public double Scale { get; init; } = 1;

    [Description("Labels whose source names one of these were drawn by SAM itself; they are counted (circular-labels), as SAM confirms its own work.")]
    public IReadOnlyList<string> Circular { get; init; } = ["sam", "mobilesam", "segment anything"];

    [Description("What computes the models.")]
    public OnnxProvider Provider { get; init; } = OnnxProvider.Cpu;

    [Description("Threads within one image; the host looks at several images at once.")]
    [Range(1, 256)]
    public int Threads { get; init; } = 1;

    [Description("How many MB of embeddings are kept between runs, so that changed labels or prompts do not need the encoder again; 0: none.")]
    [Range(0, 10_000_000)]
    public int EmbeddingsMb { get; init; } = 4000;
}

/// <summary>What a label is turned into.</summary>
public enum SamPrompt
{
    /// <summary>The box around it.</summary>
    Box,
    /// <summary>Points inside it.</summary>
    Points,
    /// <summary>Both.</summary>
    BoxPoints,
    /// <summary>The box, and the label's mask as a first guess.</summary>
    Mask,
}

/// <summary>Which of several masks is taken.</summary>
public enum SamChoice
{
    /// <summary>The single mask for prompts with a box, the best for points.</summary>
    Auto,
    /// <summary>The single mask, where the decoder has one.</summary>
    Single,
    /// <summary>The one with the best predicted IoU.</summary>
    Best,
}
