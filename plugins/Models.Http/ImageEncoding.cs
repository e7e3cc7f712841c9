namespace Assay.Models.Http;

/// <summary>How the image stands in a request.</summary>
public enum ImageEncoding
{
    /// <summary>A part of a form: GeoTIFF of all bands in the image's own sample type.</summary>
    MultipartTiff,

    /// <summary>A part of a form: PNG of 1, 3 or 4 bands.</summary>
    MultipartPng,

    /// <summary>A JSON object that holds the file in base64: PNG where it can be one, else GeoTIFF.</summary>
    JsonBase64,

    /// <summary>A tensor of the Open Inference Protocol.</summary>
    Tensor,
}
