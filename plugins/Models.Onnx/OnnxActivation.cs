namespace Assay.Models.Onnx;

/// <summary>What is done to a model's output before it is probabilities.</summary>
public enum OnnxActivation
{
    /// <summary>Nothing: the model ends with its activation.</summary>
    None,
    /// <summary>Over the classes of a pixel or image: they exclude each other.</summary>
    Softmax,
    /// <summary>Each number by itself: one channel for two classes, or a classifier's tags.</summary>
    Sigmoid,
}
