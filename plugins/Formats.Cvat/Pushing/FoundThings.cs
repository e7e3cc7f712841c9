using System.Globalization;
using System.Text.Json;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>What the steps of a run found of some items, as findings.jsonl has it.</summary>
sealed class FoundThings
{
    const int MostOfOne = 3;

    readonly Dictionary<string, List<string>> lines = new(StringComparer.Ordinal);
    readonly Dictionary<string, Box> boxes = new(StringComparer.Ordinal);

    public FoundThings(string folder, IReadOnlySet<string> items)
    {
        var file = Path.Combine(folder, "findings.jsonl");
        if (!File.Exists(file))
            return;
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.Text("item") is { } item && items.Contains(item))
                Take(item, json.RootElement);
        }
    }

    void Take(string item, JsonElement finding)
    {
        var known = lines.TryGetValue(item, out var before) ? before : lines[item] = [];
        if (known.Count < MostOfOne)
            known.Add(Line(finding));
        if (finding.List("box").ToArray() is [var x, var y, var width, var height])
            boxes.TryAdd(item, new Box(x.GetDouble(), y.GetDouble(), width.GetDouble(), height.GetDouble()));
    }

    /// <summary>At most three, one a line: <c>match: inaccurate car, iou 0.71</c>.</summary>
    public IReadOnlyList<string> Of(string item) => lines.TryGetValue(item, out var known) ? known : [];

    /// <summary>Where the first one is that says so.</summary>
    public Box? BoxOf(string item) => boxes.TryGetValue(item, out var box) ? box : null;

    static string Line(JsonElement finding)
    {
        var classes = string.Join(" -> ", new[] { finding.Text("class"), finding.Text("reference_class") }.OfType<string>().Distinct());
        var measured = finding.Get("measured") is { ValueKind: JsonValueKind.Object } values
            ? values.EnumerateObject().Select(value => $"{value.Name} {Math.Round(value.Value.GetDouble(), 3).ToString(CultureInfo.InvariantCulture)}") : [];
        return string.Join(", ", new[] { $"{finding.Text("step")}: {finding.Text("kind")} {classes}".TrimEnd(), finding.Text("detail") }.OfType<string>().Concat(measured));
    }
}
