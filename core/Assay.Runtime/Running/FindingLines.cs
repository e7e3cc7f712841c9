using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Running;

/// <summary>Findings as lines of findings.jsonl. Thread-safe.</summary>
/// <param name="tiling">Of a dataset that was cut: its findings are placed in their scene too.</param>
sealed class FindingLines(IReadOnlyList<string> ids, IReadOnlyList<StepUse> steps, ClassList classes, TiledDataset? tiling = null)
{
    /// <summary>Of some samples, in step order for each.</summary>
    public byte[] Of(IReadOnlyList<PartEntry> samples)
    {
        using var lines = new MemoryStream();
        using var json = new Utf8JsonWriter(lines, new JsonWriterOptions { SkipValidation = true });
        foreach (var (sample, scores, items) in samples)
            foreach (var step in steps)
                foreach (var (index, finding) in scores.GetValueOrDefault(step.Id, Score.None).Findings.Index())
                {
                    Write(json, sample, step, finding, RegionOf(step, scores[step.Id], index), items);
                    json.Flush();
                    lines.WriteByte((byte)'\n');
                    json.Reset();
                }
        return lines.ToArray();
    }

    void Write(Utf8JsonWriter json, int index, StepUse step, Finding finding, (string Side, int Index)? region, IReadOnlyList<InstanceItem> items)
    {
        var reference = finding.Role is { } role ? step.Roles.GetValueOrDefault(role) : null;
        var sample = ids[index];
        json.WriteStartObject();
        json.WriteString("item", ItemOf(sample, finding, reference, region, items));
        json.WriteString("sample", sample);
        json.WriteString("step", step.Id);
        json.WriteString("kind", finding.Kind);
        json.WriteText("tag", finding.Tag);
        json.WriteText("class", finding.Class is { } ours ? classes.NameOf(ours) : null);
        json.WriteText("reference_class", finding.ReferenceClass is { } theirs ? classes.NameOf(theirs) : null);
        json.WriteNumber("instance", finding.Instance);
        json.WriteNumber("reference_instance", finding.ReferenceInstance);
        json.WriteText("reference", reference);
        json.WriteBox("box", finding.Box);
        if (tiling is not null)
        {
            json.WriteString("scene", tiling.SceneOf(index));
            json.WriteBox("scene_box", finding.Box is { } box ? tiling.InScene(index, box) : null);
        }
        json.WriteNumber("area_px", finding.AreaPx);
        json.WriteStartObject("measured");
        foreach (var (name, value) in finding.Measured)
            json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteText("detail", finding.Detail);
        json.WriteNumber("penalty", finding.Penalty);
        json.WriteText("severity", finding.Severity);
        json.WriteText("rule", finding.Rule);
        json.WriteEndObject();
    }

    static (string Side, int Index)? RegionOf(StepUse step, Score score, int finding)
    {
        for (var i = 0; i < score.Regions.Count; i++)
            if (score.Regions[i].Finding == finding)
                return (InstanceItem.RegionSide(step.Id), i);
        return null;
    }

    static string ItemOf(string sample, Finding finding, string? reference, (string Side, int Index)? region, IReadOnlyList<InstanceItem> items) =>
        items.FirstOrDefault(item => region is { } place ? (item.Side, item.Index) == place : finding.Instance is { } ours ? item.Side == InstanceItem.LabelSide && item.Index == ours
            : finding.ReferenceInstance is { } theirs && item.Side == reference && item.Index == theirs)?.Item ?? ItemId.OfSample(sample);
}
