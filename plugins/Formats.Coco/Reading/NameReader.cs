using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads a list whose entries have an id and a name; anything else is passed over.</summary>
static class NameReader
{
    /// <param name="note">Gets the id of each entry, and where in the file it stands.</param>
    public static void Read(JsonSections walk, Dictionary<string, string> names, Action<string, long, int>? note = null)
    {
        var start = walk.At;
        walk.Read((ref Utf8JsonReader reader) => ReadList(ref reader, names, (id, from, end) => note?.Invoke(id, start + from, (int)(end - from))));
    }

    static bool ReadList(ref Utf8JsonReader reader, Dictionary<string, string> names, Action<string, long, long> note)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            reader.Skip();
        else
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (reader.TokenType == JsonTokenType.StartObject)
                    ReadEntry(ref reader, names, note);
                else
                    reader.Skip();
        return true;
    }

    static void ReadEntry(ref Utf8JsonReader reader, Dictionary<string, string> names, Action<string, long, long> note)
    {
        var (start, id, name) = (reader.TokenStartIndex, (string?)null, (string?)null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            if (JsonTokens.IsField(ref reader, "id"u8))
                id = JsonTokens.Scalar(ref reader);
            else if (JsonTokens.IsField(ref reader, "name"u8))
                name = JsonTokens.TextOrNone(ref reader);
            else
                JsonTokens.Pass(ref reader);
        if (id is null || name is null)
            return;
        names[id] = name;
        note(id, start, reader.BytesConsumed);
    }
}
