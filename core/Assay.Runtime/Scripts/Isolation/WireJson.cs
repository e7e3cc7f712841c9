using System.Text.Json;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>A piece of JSON between two processes.</summary>
static class WireJson
{
    public static void Write(BinaryWriter to, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        WireText.Write(to, stream.ToArray());
    }

    public static JsonElement Read(BinaryReader from) => JsonElement.Parse(WireText.ReadBytes(from));
}
