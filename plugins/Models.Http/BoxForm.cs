namespace Assay.Models.Http;

/// <summary>The four numbers of a box.</summary>
public enum BoxForm
{
    /// <summary>Left, top, width, height.</summary>
    Xywh,

    /// <summary>Left, top, right, bottom.</summary>
    Xyxy,
}
