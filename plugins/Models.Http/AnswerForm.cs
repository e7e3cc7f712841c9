namespace Assay.Models.Http;

/// <summary>What the body of an answer is.</summary>
public enum AnswerForm
{
    /// <summary>TIFF of one band: a class number per pixel.</summary>
    MaskTiff,

    /// <summary>PNG of one band or with a palette: a class number per pixel.</summary>
    MaskPng,

    /// <summary>TIFF of floats: a band per class, or one band with the probability of the second of two classes.</summary>
    ProbabilitiesTiff,

    /// <summary>NPY of floats: (K, H, W), (K,) or () as the task has it.</summary>
    Npy,

    /// <summary>NPY of class numbers: (H, W).</summary>
    MaskNpy,

    /// <summary>JSON array of numbers, one per class; for regression one number.</summary>
    JsonScores,

    /// <summary>JSON array of objects with box, label and score.</summary>
    JsonBoxes,

    /// <summary>JSON array of objects with a COCO RLE, label and score.</summary>
    JsonRle,

    /// <summary>A GeoJSON geometry, feature or collection.</summary>
    Geojson,

    /// <summary>JSON with the rows of a mask of zeros and others.</summary>
    JsonMask,

    /// <summary>Floats in a tensor of the Open Inference Protocol: (N, K, H, W), (N, K) or (N, 1).</summary>
    Tensor,

    /// <summary>Class numbers in such a tensor: (N, H, W) or (N, 1, H, W).</summary>
    MaskTensor,
}
