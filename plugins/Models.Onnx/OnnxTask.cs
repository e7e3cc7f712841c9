namespace Assay.Models.Onnx;

/// <summary>What a model's output means.</summary>
public enum OnnxTask
{
    /// <summary>A class, or probabilities over classes, for every pixel.</summary>
    Segmentation,
    /// <summary>Probabilities over classes for the image.</summary>
    Classification,
    /// <summary>A number for the image.</summary>
    Regression,
    /// <summary>Boxes with classes and confidences.</summary>
    Detection,
}
