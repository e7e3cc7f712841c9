using System.Buffers;
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

    public Action Prepare(int index, CorrectedSample read)
    {
        var sample = read.Own;
        var objects = (sample.Labels?.Instances ?? []).Select(instance => (instance, TextOf(instance, sample.Size))).ToArray();
        return () => Add(index, sample, objects);
    }

    /// <summary>Without its ids, which depend on what was written before; null for what cannot be written.</summary>
    static byte[]? TextOf(Instance instance, Size size)
    {
        if (!ObjectText.Holds(instance))
            return null;
        var to = new ArrayBufferWriter<byte>(1 << 10);
        using (var json = new Utf8JsonWriter(to, InstancesFile.Format))
        {
            json.WriteStartObject();
            ObjectText.WriteRest(json, instance.Class, instance, size);
            json.WriteEndObject();
        }
        return to.WrittenSpan.ToArray();
    }

    void Add(int index, Sample sample, (Instance Instance, byte[]? Text)[] objects)
    {
        var (id, labels) = (++images, sample.Labels);
        var name = NameOf(sample);
        file.AddImage(json => fields.Write(json, id, name, sample.Size, index));
        if (labels is null)
            ledger.NotAnnotated(sample.Id);
        foreach (var (instance, text) in objects)
            Add(sample, instance, text, id);
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

    void Add(Sample sample, Instance instance, byte[]? text, long image)
    {
        if (text is null)
        {
            ledger.NoGeometry(sample.Id);
            return;
        }
        Name(instance.Class);
        var id = (++annotations).ToString(CultureInfo.InvariantCulture);
        if (instance.SourceId is { } was && was != id)
            ledger.Renumbered(sample.Id);
        if (ObjectText.IsAnyTaken(instance))
            ledger.NameTaken(sample.Id);
        file.AddAnnotation(id, image.ToString(CultureInfo.InvariantCulture), text.AsSpan(1));
    }

    void Add(Sample sample, LabelMap map, long image)
    {
        ledger.MapAsMasks(sample.Id);
        foreach (var (type, runs) in ClassRuns.Of(map.Ids, map.Size.Width, map.Size.Height))
            if (type == LabelMap.Void || type >= LabelMap.FirstStranger && map.Strangers.Count > 0)
                ledger.VoidPixels(RunLengths.Area(runs), sample.Id);
            else
                AddMask(sample, new Instance { Class = type, Geometry = new MaskGeometry(new Rle(map.Size, runs)) }, image);
    }

    void AddMask(Sample sample, Instance mask, long image) => Add(sample, mask, TextOf(mask, sample.Size), image);

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
