using System.Net.Http.Headers;
using System.Text.Json;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Encodings;

/// <summary>Makes a request's body of an image; the image is encoded once, however often it is sent.</summary>
/// <param name="fields">The pipeline's form fields, with secrets filled in.</param>
sealed class RequestBody(HttpPlan plan, IReadOnlyList<(string Name, string Value)> fields)
{
    /// <summary>The image's file as it is sent.</summary>
    /// <exception cref="DataException">The image does not fit the encoding.</exception>
    public byte[] Encode(Planes planes, string sample) => plan.Encoding switch
    {
        ImageEncoding.MultipartTiff => TiffBody.Encode(planes),
        _ when plan.Prompts => PngBody.Encode(PngBody.Picture(planes), sample),
        ImageEncoding.MultipartPng => PngBody.Encode(planes, sample),
        _ => PngBody.Holds(planes) ? PngBody.Encode(planes, sample) : TiffBody.Encode(planes),
    };

    /// <param name="more">Fields of this request alone. In JSON, values that are JSON themselves stand as such.</param>
    public HttpContent Make(byte[] file, IReadOnlyList<(string Name, string Value)> more) => plan.Encoding == ImageEncoding.JsonBase64
        ? Json(file, more)
        : plan.Encoding == ImageEncoding.MultipartPng
            ? new FormContent(plan.Options.Field, "image.png", "image/png", file, [.. fields, .. more])
            : new FormContent(plan.Options.Field, "image", null, file, [.. fields, .. more]);

    ByteArrayContent Json(byte[] file, IReadOnlyList<(string Name, string Value)> more)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBase64String(plan.Options.Field, file);
            foreach (var (name, value) in fields)
                json.WriteString(name, value);
            foreach (var (name, value) in more)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(value);
            }
            json.WriteEndObject();
        }
        ByteArrayContent content = new(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
