using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assay.Formats.Coco.Writing;

/// <summary>Writes a list of objects, one a line.</summary>
static class SectionText
{
    static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] List<T>(IEnumerable<T> entries, Action<Utf8JsonWriter, T> write) => Join(entries.Select(entry =>
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            write(json, entry);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }));

    /// <summary>A list of objects that are there as text.</summary>
    public static byte[] Join(IEnumerable<byte[]> entries)
    {
        using var to = new MemoryStream();
        to.Write("["u8);
        foreach (var (position, entry) in entries.Index())
        {
            to.Write(position == 0 ? "\n"u8 : ",\n"u8);
            to.Write(entry);
        }
        to.Write("]"u8);
        return to.ToArray();
    }
}
