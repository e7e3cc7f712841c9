using System.Globalization;
using System.Text.Json;

namespace Assay.Formats.LabelMe.Reading;

/// <summary>Reads files of JSON, and what their objects hold.</summary>
static class JsonText
{
    /// <exception cref="DataException">It cannot be read, or is no JSON.</exception>
    public static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path).AsMemory(), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException broken)
        {
            throw new DataException("broken-json", $"the file is no JSON: {broken.Message.Split(". ")[0].TrimEnd('.')}; it may have been cut off, save it again", path, string.Create(CultureInfo.InvariantCulture, $"line {broken.LineNumber + 1}"), broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    /// <summary>A text, or a number as it is written; null for anything else.</summary>
    public static string? Text(JsonElement element, string name) => Field(element, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static JsonElement? Field(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
