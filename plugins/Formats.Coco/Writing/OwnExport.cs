using System.Globalization;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>Samples of instances files: images, objects, categories and licences as they stand there, with ids that hold in one file. Objects that could not be read are left out.</summary>
sealed class OwnExport(CocoDataset dataset, InstancesFile file, ExportLedger ledger) : IExport
{
    readonly FieldSplice image = new(), annotation = new();
    readonly FreeIds images = new(() => dataset.Catalog.Samples.Max(sample => IdOf(sample.Text))), annotations = new(() => dataset.Catalog.Entries.Max(AnnotationText.IdOf));
    readonly FileFields fields = new(dataset.Catalog, ledger);

    public Action Prepare(int index, CorrectedSample read) => () => Add(index, read);

    /// <param name="index">Position in the dataset.</param>
    /// <param name="read">The sample; null: as it stands in the dataset's own files.</param>
    /// <exception cref="DataException">It cannot be read; nothing of it is written.</exception>
    public void Add(int index, CorrectedSample? read)
    {
        var (_, objects) = dataset.ReadObjects(index, []);
        var id = AddImage(index, out var changed);
        if (read is null)
            foreach (var one in objects)
                changed |= Add(one.Entry.Text, id, one);
        else
            foreach (var (instance, origin) in (read.Own.Labels?.Instances ?? []).Zip(read.Origins))
                if (origin is { } position)
                    changed |= Add(objects[position].Entry.Text, id, objects[position]);
                else
                    AddNew(instance, id, objects, read.Own);
        if (changed)
            ledger.Renumbered(dataset.Ids[index]);
    }

    string AddImage(int index, out bool changed)
    {
        var sample = dataset.Catalog.Samples[index];
        var id = images.Take(TextOf(sample.Text, "id"u8), out changed);
        file.AddImage(image.Replace(sample.Text, [("id", id), .. fields.LicenseOf(sample) is { } license ? [("license", license)] : Array.Empty<(string, string)>()]));
        return id;
    }

    bool Add(ReadOnlySpan<byte> text, string image, (CocoEntry Entry, Instance Instance) one)
    {
        var id = annotations.Take(one.Instance.SourceId is null ? null : TextOf(text, "id"u8), out var changed);
        file.AddAnnotation(annotation.Replace(text, ("id", id), ("image_id", image), ("category_id", one.Entry.Category!.Value.ToString(CultureInfo.InvariantCulture))));
        return changed;
    }

    // Of an object that was changed, fields that nobody here reads stay.
    void AddNew(Instance now, string image, List<(CocoEntry Entry, Instance Instance)> objects, Sample sample)
    {
        if (now.SourceId is { } source && objects.Find(one => one.Instance.SourceId == source) is { Instance: { } was } own && now.Geometry is not null)
            Add(AnnotationText.Change(own.Entry, was, now, now.Class, sample.Size), image, (own.Entry with { Category = now.Class }, was));
        else if (ObjectText.Holds(now))
        {
            var id = annotations.Take(null, out _);
            file.AddAnnotation(json => ObjectText.Write(json, id, image, now.Class, now, sample.Size));
        }
        else
            ledger.NoGeometry(sample.Id);
    }

    static string? TextOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var fields = new JsonFields(text);
        while (fields.Next())
            if (fields.Name.SequenceEqual(name))
                return System.Text.Encoding.UTF8.GetString(fields.Value);
        return null;
    }

    static long IdOf(ReadOnlySpan<byte> text) => long.TryParse(TextOf(text, "id"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : 0;

    public void Complete() => file.Complete(fields.Sections);
}
