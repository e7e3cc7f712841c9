namespace Assay.Models.Http;

/// <summary>What the model says of an image.</summary>
public enum ModelTask
{
    /// <summary>A class, or probabilities, per pixel.</summary>
    Segmentation,

    /// <summary>Probabilities of the image's class.</summary>
    Classification,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>Objects.</summary>
    Detection,

    /// <summary>The object at a point inside each annotated one.</summary>
    Sam,
}
