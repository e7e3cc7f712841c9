using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Formats.Scaneo.Labelling;
using Assay.Formats.Scaneo.Reading;
using Assay.Kernels.Geodesy;

namespace Assay.Formats.Scaneo.Writing;

/// <summary>Writes a campaign's files: one of annotations for each sample, and the labels.</summary>
sealed class CampaignWriter(string folder, ClassList classes, ExportLedger ledger)
{
    static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly string[] Colors = ["#e6194b", "#3cb44b", "#4363d8", "#ffe119", "#f58231", "#911eb4", "#46f0f0", "#f032e6", "#bcf60c", "#fabebe", "#008080", "#e6beff", "#9a6324", "#800000", "#808000", "#000075"];

    readonly Dictionary<int, string> names = classes.ToDictionary(known => known.Id, known => known.Name);

    /// <exception cref="DataException">Where the sample lies is broken.</exception>
    public void Add(Sample sample, Georeference? where)
    {
        var hasShapes = sample.Labels is { Map: not null } or { Instances.Count: > 0 };
        var ground = where is not null && GroundReference.Find(where.Crs) is not null ? Ground.Of(where, sample.ImageFile ?? sample.Id) : null;
        if (ground is null && hasShapes)
        {
            ledger.Add(Conversion.Dropped, "no-place-left-out", "samples that do not say where they lie, or in a reference system that is not computed here: annotations are longitudes and latitudes", 1, sample.Id);
            return;
        }
        var path = Path.Combine(folder, NameOf(sample) + ".geojson");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var json = new Utf8JsonWriter(file, Format);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteStartArray("features");
        new FeatureWriter(json, names, sample, ground, ledger).WriteAll();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Annotations belong to the image of the same name, without its extension.
    string NameOf(Sample sample)
    {
        var id = sample.Id.Replace('\\', '/');
        var stem = Campaign.IsImage(id) ? id[..^Path.GetExtension(id).Length] : id;
        if (stem.Length > 0 && !stem.Contains('\0') && !Path.IsPathRooted(stem) && !(stem.Length > 1 && stem[1] == ':') && !stem.Split('/').Any(part => part is "" or "." or ".."))
            return stem;
        ledger.Add(Conversion.Flattened, "name-changed", "names of samples that could leave a folder", 1, sample.Id);
        return Uri.EscapeDataString(stem).Replace(".", "%2E", StringComparison.Ordinal);
    }

    public void Complete()
    {
        if (classes.Any(known => known.Super is not null) || classes.Index().Any(pair => pair.Item.Id != pair.Index))
            ledger.Add(Conversion.Dropped, "class-details-left-out", "numbers and supercategories of classes: SCANEO has names", classes.Count, null);
        using var file = new FileStream(Path.Combine(folder, Campaign.LabelsName), FileMode.Create, FileAccess.Write);
        using var json = new Utf8JsonWriter(file, Format);
        json.WriteStartObject();
        json.WriteStartArray("labels");
        foreach (var (position, known) in classes.Index())
        {
            json.WriteStartObject();
            json.WriteString("name", known.Name);
            json.WriteString("color", Colors[position % Colors.Length]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
