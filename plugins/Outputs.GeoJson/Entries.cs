using System.Text.Json;

namespace Assay.Outputs.GeoJson;

/// <summary>Reads what a run found, a line at a time.</summary>
static class Entries
{
    static readonly string[] Texts = ["sample", "scene", "step", "kind", "tag", "class", "reference_class", "reference", "detail", "severity", "rule"];

    /// <summary>Of findings.jsonl, with rank and reason of their items in the queue. Findings without a box that name no object mean the sample.</summary>
    public static IEnumerable<Entry> OfFindings(IRun run)
    {
        var file = Path.Combine(run.Folder, "findings.jsonl");
        if (!File.Exists(file))
            yield break;
        var queue = run.Queue.ToDictionary(item => item.Id);
        foreach (var item in run.Queue.Where(item => item.Unit == Unit.Sample))
            queue.TryAdd(item.Sample, item); // Where samples are queued, a finding has its sample's place; no item's id is a sample's.
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            yield return OfFinding(json.RootElement, queue);
        }
    }

    static Entry OfFinding(JsonElement finding, Dictionary<string, Item> queue)
    {
        var item = queue.GetValueOrDefault(finding.GetProperty("item").GetString()!) ?? queue.GetValueOrDefault(finding.GetProperty("sample").GetString()!);
        List<KeyValuePair<string, object?>> properties = [];
        foreach (var name in Texts)
            if (finding.TryGetProperty(name, out var text))
                properties.Add(new(name, text.GetString()));
        foreach (var name in new[] { "area_px", "penalty" })
            if (Number(finding, name) is { } number)
                properties.Add(new(name, number));
        foreach (var measured in finding.GetProperty("measured").EnumerateObject())
            properties.Add(new("measured_" + measured.Name, measured.Value.GetDouble()));
        properties.AddRange([new("item", finding.GetProperty("item").GetString()), new("rank", (double?)item?.Rank), new("reason", item?.Reason)]);
        return new Entry(finding.GetProperty("sample").GetString()!, Box(finding), (int?)Number(finding, "instance"), finding.TryGetProperty("reference", out var reference) ? reference.GetString() : null,
            (int?)Number(finding, "reference_instance"), properties);
    }

    static double? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetDouble() : null;

    static Box? Box(JsonElement json) =>
        json.TryGetProperty("box", out var box) ? new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()) : null;

    /// <summary>Of the queue, in review order.</summary>
    public static IEnumerable<Entry> OfQueue(IRun run) => run.Queue.Select(item => new Entry(item.Sample, item.Region?.Box, item.Instance, item.Reference, item.ReferenceInstance,
    [
        new("sample", item.Sample), new("unit", item.Unit.ToString().ToLowerInvariant()), new("step", item.Region?.Step), new("item", item.Id), new("rank", (double)item.Rank), new("reason", item.Reason),
    ]));
}
