namespace Assay.Models.Onnx;

/// <summary>What counts where windows overlap.</summary>
public enum TileBlend
{
    /// <summary>Both, each less towards its edge.</summary>
    Linear,
    /// <summary>The one whose edge is further away.</summary>
    None,
}
