using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Pipelines;

/// <summary>The dataset's host-level key <c>tiles:</c>: windows of large images become samples.</summary>
public sealed record TilesOptions
{
    [Description("Width and height of a tile in pixels; an image that is smaller on a side is taken whole on that side.")]
    [Range(16, 16384)]
    public required int Size { get; init; }

    [Description("Pixels that neighbouring tiles share, at most three quarters of the size: context for a model. Every pixel is scored in one tile alone.")]
    [Range(0, 12288)]
    public int Overlap { get; init; }
}
