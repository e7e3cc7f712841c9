namespace Assay.Models.Onnx;

/// <summary>What the four numbers of a detector's box are.</summary>
public enum BoxFormat
{
    /// <summary>Left, top, right, bottom.</summary>
    Xyxy,
    /// <summary>Left, top, width, height.</summary>
    Xywh,
    /// <summary>Middle, width, height.</summary>
    Cxcywh,
}
