using System.Globalization;
using System.Text.Json;
using Assay.Formats.Coco.Reading;
using Assay.Kernels;

namespace Assay.Formats.Coco.Writing;

/// <summary>Samples of another format. What their dataset says of them stands in the fields that COCO has, and else among an image's attributes.</summary>
sealed class OtherExport(IDataset dataset, RunSamples samples, InstancesFile file, ExportLedger ledger) : IExport
{
    readonly ImageFields fields = new(dataset.Attributes);
    readonly SortedSet<int> unnamed = []; // Classes that occur where nothing names them.
    readonly HashSet<int> named = [.. samples.Classes.Select(known => known.Id)];
    long images, annotations;

    public void Add(int index, CorrectedSample? read)
    {
        var sample = read!.Own;
        var (id, labels) = (++images, sample.Labels);
        var name = NameOf(sample);
        file.AddImage(json => fields.Write(json, id, name, sample.Size, index));
        if (labels is null)
            ledger.NotAnnotated(sample.Id);
        foreach (var instance in labels?.Instances ?? [])
            Add(sample, instance, id);
        if (labels?.Map is { } map)
            Add(sample, map, id);
        ledger.Tags(labels?.Tags?.Count ?? 0, sample.Id);
    }

    string NameOf(Sample sample)
    {
        var name = RunSamples.NameOf(sample);
        if (SafeName.Holds(name))
            return name;
        ledger.Name(sample.Id);
        return Uri.EscapeDataString(name).Replace("..", "%2E%2E", StringComparison.Ordinal);
    }

    void Add(Sample sample, Instance instance, long image)
    {
        if (!ObjectText.Holds(instance))
        {
            ledger.NoGeometry(sample.Id);
            return;
        }
        Name(instance.Class);
        var id = (++annotations).ToString(CultureInfo.InvariantCulture);
        if (instance.SourceId is { } was && was != id)
            ledger.Renumbered(sample.Id);
        if (instance.Attributes.Keys.Any(name => ObjectText.IsTaken(instance, name)))
            ledger.NameTaken(sample.Id);
        file.AddAnnotation(json => ObjectText.Write(json, id, image.ToString(CultureInfo.InvariantCulture), instance.Class, instance, sample.Size));
    }

    void Add(Sample sample, LabelMap map, long image)
    {
        ledger.MapAsMasks(sample.Id);
        foreach (var (type, runs) in ClassRuns.Of(map.Ids, map.Size.Width, map.Size.Height))
            if (type == LabelMap.Void || type >= LabelMap.FirstStranger && map.Strangers.Count > 0)
                ledger.VoidPixels(RunLengths.Area(runs), sample.Id);
            else
                Add(sample, new Instance { Class = type, Geometry = new MaskGeometry(new Rle(map.Size, runs)) }, image);
    }

    void Name(int type)
    {
        if (!named.Contains(type))
            unnamed.Add(type);
    }

    public void Complete() => file.Complete([("info", Info), ("licenses", fields.Licenses), .. fields.Videos is { } videos ? [("videos", videos)] : Array.Empty<(string, byte[])>(),
        ("categories", SectionText.List(samples.Classes.Concat(unnamed.Select(id => new Class(id, $"class {id}"))), Write))]);

    static readonly byte[] Info = """{"description":"written by Assay","version":"1.0"}"""u8.ToArray();

    static void Write(Utf8JsonWriter json, Class known)
    {
        json.WriteNumber("id", known.Id);
        json.WriteString("name", known.Name);
        json.WriteString("supercategory", known.Super ?? "");
    }
}
