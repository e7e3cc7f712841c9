namespace Assay.Models.Onnx;

/// <summary>The order of sides of a model's images.</summary>
public enum OnnxLayout
{
    /// <summary>As the model's shapes suggest; channel-first in doubt.</summary>
    Auto,
    /// <summary>Batch, channels, rows, columns.</summary>
    Nchw,
    /// <summary>Batch, rows, columns, channels.</summary>
    Nhwc,
}
