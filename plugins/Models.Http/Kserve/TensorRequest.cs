using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Kserve;

/// <summary>A request for inference: JSON, and behind it the images' numbers when the server takes them so.</summary>
static class TensorRequest
{
    public static byte[] Write(ModelFacts facts, IReadOnlyList<Planes> images, out int jsonLength)
    {
        byte[] data = facts.Binary ? TensorBytes.Of(facts.Input, images) : [];
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            WriteInput(json, facts, images, data.Length);
            json.WriteStartArray("outputs");
            json.WriteStartObject();
            json.WriteString("name", facts.Output.Name);
            if (facts.Binary)
                WriteParameter(json, writer => writer.WriteBoolean("binary_data", true));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        jsonLength = (int)body.Length;
        body.Write(data);
        return body.ToArray();
    }

    static void WriteInput(Utf8JsonWriter json, ModelFacts facts, IReadOnlyList<Planes> images, int bytes)
    {
        json.WriteStartArray("inputs");
        json.WriteStartObject();
        json.WriteString("name", facts.Input.Spec.Name);
        json.WriteString("datatype", facts.Input.Spec.Type.Name);
        json.WriteStartArray("shape");
        foreach (var side in facts.Input.Shape(images.Count, images[0]))
            json.WriteNumberValue(side);
        json.WriteEndArray();
        if (facts.Binary)
            WriteParameter(json, writer => writer.WriteNumber("binary_data_size", bytes));
        else
            TensorBytes.WriteJson(json, facts.Input, images);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    static void WriteParameter(Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject("parameters");
        write(json);
        json.WriteEndObject();
    }

    public static HttpContent Content(byte[] body, int jsonLength, bool binary)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(binary ? "application/octet-stream" : "application/json");
        if (binary)
            content.Headers.TryAddWithoutValidation("Inference-Header-Content-Length", jsonLength.ToString(CultureInfo.InvariantCulture));
        return content;
    }
}
