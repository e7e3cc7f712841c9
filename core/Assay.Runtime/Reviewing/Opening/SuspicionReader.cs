using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Reads lines of findings.jsonl back. Thread-safe.</summary>
sealed class SuspicionReader(IReadOnlyList<StepUse> steps, ClassList classes)
{
    readonly Dictionary<string, StepUse> byId = steps.ToDictionary(step => step.Id, StringComparer.Ordinal);

    /// <summary>Of one sample: those about the item first, then the dearest. What a rubric repeats stands once, with its price.</summary>
    public IReadOnlyList<Suspicion> Read(Item item, IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        Suspicion[] all = [.. lines.Select(line => Read(item, line))];
        var kept = PricedFindings.Collect([.. all.Select(one => one.Finding)]).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. all.Where(one => kept.Contains(one.Finding)).OrderByDescending(one => one.IsOfItem).ThenByDescending(one => one.Finding.Penalty ?? 0)];
    }

    Suspicion Read(Item item, ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        var (step, reference) = (json.GetProperty("step").GetString()!, json.ReadText("reference"));
        var finding = new Finding(json.GetProperty("kind").GetString()!)
        {
            Tag = json.ReadText("tag"),
            Class = Class(json, "class"),
            ReferenceClass = Class(json, "reference_class"),
            Instance = Whole(json, "instance"),
            ReferenceInstance = Whole(json, "reference_instance"),
            Role = reference is null ? null : byId.GetValueOrDefault(step)?.Roles.FirstOrDefault(role => role.Value == reference).Key,
            Box = json.ReadBox("box"),
            AreaPx = json.ReadNumber("area_px"),
            Measured = json.TryGetProperty("measured", out var measured) ? measured.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble()) : [],
            Detail = json.ReadText("detail"),
            Penalty = json.ReadNumber("penalty"),
            Severity = json.ReadText("severity"),
            Rule = json.ReadText("rule"),
        };
        return new Suspicion(step, finding, item.Unit == Unit.Sample || json.ReadText("item") == item.Id) { Reference = reference };
    }

    int? Class(JsonElement json, string name) => json.ReadText(name) is { } known ? classes.Find(known) : null;

    static int? Whole(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt32() : null;
}
