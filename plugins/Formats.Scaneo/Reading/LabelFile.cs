using System.Text.Json;

namespace Assay.Formats.Scaneo.Reading;

/// <summary>The labels of a campaign, as spai.json names them; colours are for screens.</summary>
static class LabelFile
{
    /// <exception cref="DataException">It cannot be read, or names no label.</exception>
    public static List<string> Read(string path, Action<Problem> report)
    {
        using var json = JsonFile.Read(path);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("labels", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new DataException("not-scaneo", "the file has no list 'labels', expected {\"labels\": [{\"name\": \"...\", \"color\": \"...\"}, ...]}; export the campaign again", path);
        List<string> names = [];
        foreach (var (position, label) in list.EnumerateArray().Index())
            if (JsonFile.Text(label, "name") is not { Length: > 0 } name)
                report(new Problem("broken-category", "a label has no name, expected {\"name\": \"...\"}; it is left out") { File = path, Place = $"labels[{position}]" });
            else if (names.Contains(name))
                report(new Problem("duplicate-category", $"the label '{name}' stands twice; it counts once") { File = path, Place = $"labels[{position}]" });
            else
                names.Add(name);
        return names.Count > 0 ? names : throw new DataException("not-scaneo", "the file names no label; give the campaign its labels and export it again", path);
    }
}
