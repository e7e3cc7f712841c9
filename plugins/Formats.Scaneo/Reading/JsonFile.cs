using System.Text.Json;

namespace Assay.Formats.Scaneo.Reading;

/// <summary>Reads files of JSON, and what their objects hold.</summary>
static class JsonFile
{
    /// <exception cref="DataException">It cannot be read, or is no JSON.</exception>
    public static JsonDocument Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonDocument.Parse(file);
        }
        catch (JsonException broken)
        {
            throw new DataException("broken-json", $"the file is no JSON: {FirstSentence(broken.Message)}; it may have been cut off, export the campaign again", path, $"line {broken.LineNumber + 1}", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');

    /// <summary>The text of a field; null when the element is no object, or the field none or no text.</summary>
    public static string? Text(JsonElement element, string name) => Field(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A field; null when the element is no object, or has none.</summary>
    public static JsonElement? Field(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
