using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// Verdicts as a COCO dataset of the samples that were reviewed: every object with its status (kept, corrected, removed or added) and what reviewers said of it. What
/// was said of a sample, or of a place in it, stands at its image.
/// </summary>
sealed class VerdictCoco(FinishedRun run, ILookup<string, ExportedVerdict> bySample)
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    enum Status { Kept, Corrected, Removed, Added }

    /// <exception cref="DataException">A sample that was reviewed cannot be read.</exception>
    public async Task WriteAsync(Stream to, CancellationToken cancel)
    {
        List<(int Image, Sample Sample, List<(Instance Instance, Status Status, int? Position)> Objects)> samples = []; // Without pixels.
        for (var index = 0; index < run.Dataset.Ids.Count; index++)
            if (bySample.Contains(run.Dataset.Ids[index]))
            {
                var (corrected, before) = (await run.CorrectAsync(index, cancel), await run.ReadAsync(index, cancel));
                samples.Add((samples.Count + 1, before with { Labels = null }, [.. Objects(corrected, before.Labels?.Instances ?? [])]));
            }
        using var json = new Utf8JsonWriter(to, Indented);
        json.WriteStartObject();
        json.WriteStartArray("images");
        foreach (var (image, sample, _) in samples)
            WriteImage(json, image, sample);
        json.WriteEndArray();
        json.WriteStartArray("categories");
        foreach (var (position, entry) in run.Classes.Index())
            WriteCategory(json, position, entry);
        json.WriteEndArray();
        json.WriteStartArray("annotations");
        var number = 0;
        foreach (var (image, sample, objects) in samples)
            foreach (var (instance, status, position) in objects)
                WriteAnnotation(json, ++number, image, sample.Id, instance, status, position);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteCategory(Utf8JsonWriter json, int position, Class entry)
    {
        json.WriteStartObject();
        json.WriteNumber("id", position + 1);
        json.WriteString("name", entry.Name);
        json.WriteText("supercategory", entry.Super);
        json.WriteEndObject();
    }

    void WriteImage(Utf8JsonWriter json, int image, Sample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("id", image);
        json.WriteString("file_name", RunSamples.NameOf(sample));
        json.WriteNumber("width", sample.Size.Width);
        json.WriteNumber("height", sample.Size.Height);
        WriteReview(json, bySample[sample.Id].Where(one => one.Item!.Unit is Unit.Sample or Unit.Region));
        json.WriteEndObject();
    }

    /// <summary>Objects in their order: what is in the corrected sample was kept or drawn anew in its place, and new ones follow.</summary>
    static IEnumerable<(Instance Instance, Status Status, int? Position)> Objects(CorrectedSample corrected, IReadOnlyList<Instance> before)
    {
        var after = corrected.Sample.Labels?.Instances ?? [];
        var redrawn = corrected.Applied.Select(one => one.Remedy!).Where(remedy => remedy is { Take: Take.Instance, Instance: not null, ReferenceInstance: not null }).Select(remedy => remedy.Instance!.Value).ToHashSet();
        var isWhole = corrected.Applied.Any(one => one.Remedy!.Take == Take.Sample);
        var next = 0;
        for (var position = 0; position < before.Count; position++)
            if (!isWhole && next < after.Count && (redrawn.Contains(position) || Same(after[next], before[position])))
                yield return (after[next++], redrawn.Contains(position) ? Status.Corrected : Status.Kept, position);
            else
                yield return (before[position], Status.Removed, position);
        for (; next < after.Count; next++)
            yield return (after[next], Status.Added, null);
    }

    /// <summary>The sample was read twice, so it is no longer the same object.</summary>
    static bool Same(Instance a, Instance b) => a.Class == b.Class && a.SourceId == b.SourceId && a.Bounds == b.Bounds;

    void WriteAnnotation(Utf8JsonWriter json, int number, int image, string sample, Instance instance, Status status, int? position)
    {
        json.WriteStartObject();
        json.WriteNumber("id", number);
        json.WriteNumber("image_id", image);
        json.WriteNumber("category_id", instance.Class + 1);
        json.WriteBox("bbox", instance.Bounds ?? new Box(0, 0, 0, 0));
        WriteShape(json, instance);
        json.WriteNumber("iscrowd", instance.Crowd ? 1 : 0);
        json.WriteText("source_id", instance.SourceId);
        json.WriteString("status", status.ToString().ToLowerInvariant());
        WriteReview(json, bySample[sample].Where(one => one.Item!.Unit == Unit.Instance && one.Item.Instance == position));
        json.WriteEndObject();
    }

    static void WriteShape(Utf8JsonWriter json, Instance instance)
    {
        switch (instance.Geometry)
        {
            case PolygonGeometry(var parts):
                json.WriteStartArray("segmentation");
                foreach (var part in parts)
                {
                    json.WriteStartArray();
                    foreach (var number in part)
                        json.WriteNumberValue(number);
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                json.WriteNumber("area", instance.StatedArea ?? parts.Sum(Shoelace));
                break;
            case MaskGeometry(var mask):
                json.WriteStartObject("segmentation");
                json.WriteStartArray("size");
                json.WriteNumberValue(mask.Size.Height);
                json.WriteNumberValue(mask.Size.Width);
                json.WriteEndArray();
                json.WriteString("counts", RleString.Encode(mask.Counts));
                json.WriteEndObject();
                json.WriteNumber("area", instance.StatedArea ?? mask.Area);
                break;
            default:
                json.WriteNumber("area", instance.StatedArea ?? (instance.Bounds is { } box ? box.Width * box.Height : 0));
                break;
        }
    }

    static double Shoelace(double[] ring)
    {
        var twice = 0.0;
        for (var i = 0; i < ring.Length; i += 2)
            twice += ring[i] * ring[(i + 3) % ring.Length] - ring[(i + 2) % ring.Length] * ring[i + 1];
        return Math.Abs(twice) / 2;
    }

    static void WriteReview(Utf8JsonWriter json, IEnumerable<ExportedVerdict> said)
    {
        json.WriteStartArray("review");
        foreach (var one in said)
        {
            json.WriteStartObject();
            json.WriteString("item", one.Line.Item!);
            json.WriteString("reviewer", one.Reviewer);
            json.WriteString("verdict", one.Verdict.Decision);
            json.WriteStartArray("kinds");
            foreach (var kind in one.Verdict.Kinds)
                json.WriteStringValue(kind);
            json.WriteEndArray();
            json.WriteText("comment", one.Verdict.Comment ?? one.Log.Comment);
            json.WriteBox("box", one.Item?.Region?.Box);
            if (one.IsStale)
                json.WriteBoolean("stale", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
