using System.Text.Json;

namespace Assay.Formats.LabelMe.Reading;

/// <summary>What must be known of a file before its shapes are read.</summary>
sealed record FileHead(string? ImagePath, IReadOnlyList<string> Labels, IReadOnlyList<string> Flags)
{
    /// <summary>Null: JSON of another kind.</summary>
    /// <exception cref="DataException">No JSON, or it cannot be read.</exception>
    public static FileHead? Read(string path)
    {
        using var json = JsonText.Parse(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("shapes", out var shapes) || shapes.ValueKind != JsonValueKind.Array)
            return null;
        var flags = json.RootElement.TryGetProperty("flags", out var set) && set.ValueKind == JsonValueKind.Object ? set.EnumerateObject().Where(flag => flag.Value.ValueKind == JsonValueKind.True).Select(flag => flag.Name).ToArray() : [];
        return new FileHead(JsonText.Text(json.RootElement, "imagePath"), [.. shapes.EnumerateArray().Select(shape => JsonText.Text(shape, "label")).Where(label => !string.IsNullOrEmpty(label)).OfType<string>().Distinct(StringComparer.Ordinal)], flags);
    }
}
