using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>Reads a list whose entries have an id and a name; anything else is passed over.</summary>
static class NameReader
{
    public static void Read(JsonSections walk, Dictionary<string, string> names) => walk.Read((ref Utf8JsonReader reader) =>
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            reader.Skip();
        else
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (reader.TokenType == JsonTokenType.StartObject)
                    ReadEntry(ref reader, names);
                else
                    reader.Skip();
        return true;
    });

    static void ReadEntry(ref Utf8JsonReader reader, Dictionary<string, string> names)
    {
        var (id, name) = ((string?)null, (string?)null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            if (JsonTokens.IsField(ref reader, "id"u8))
                id = JsonTokens.Scalar(ref reader);
            else if (JsonTokens.IsField(ref reader, "name"u8))
                name = JsonTokens.TextOrNone(ref reader);
            else
                JsonTokens.Pass(ref reader);
        if (id is not null && name is not null)
            names[id] = name;
    }
}
