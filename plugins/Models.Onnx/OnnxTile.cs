using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Models.Onnx;

/// <summary>Windows of one size, in which a large image is shown to a model.</summary>
public sealed record OnnxTile
{
    [Description("side of the windows in pixels")]
    [Range(16, 16_384)]
    public required int Size { get; init; }

    [Description("pixels that neighbouring windows share, less than size; by default an eighth of it")]
    [Range(0, 16_383)]
    public int? Overlap { get; init; }

    /// <summary>Pixels that neighbouring windows share.</summary>
    internal int Shared => Overlap ?? Size / 8;

    [Description("what counts where windows overlap: linear (both, each less towards its edge) or none (the one whose edge is further away)")]
    public TileBlend Blend { get; init; }
}
