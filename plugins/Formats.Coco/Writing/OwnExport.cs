using System.Globalization;
using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>Samples of instances files: images, objects, categories and licences as they stand there, with ids that hold in one file. Objects that could not be read are left out.</summary>
sealed class OwnExport(CocoDataset dataset, InstancesFile file, ExportLedger ledger) : IExport
{
    readonly FieldSplice image = new(), annotation = new();
    readonly FreeIds images = new(() => dataset.Catalog.Samples.Max(sample => IdOf(sample.Text))), annotations = new(() => dataset.Catalog.Entries.Max(AnnotationText.IdOf));
    readonly FileFields fields = new(dataset.Catalog, ledger);

    public ValueTask AddAsync(int index, CancellationToken cancel)
    {
        var (sample, problems) = (dataset.Catalog.Samples[index], new List<Problem>());
        var (_, objects) = dataset.ReadObjects(index, problems);
        var id = images.Take(TextOf(sample.Text, "id"u8), out var changed);
        file.AddImage(image.Replace(sample.Text, [("id", id), .. fields.LicenseOf(sample) is { } license ? [("license", license)] : Array.Empty<(string, string)>()]));
        foreach (var (entry, instance) in objects)
        {
            var text = entry.File.Slice(entry.Offset, entry.Length);
            var own = annotations.Take(instance.SourceId is null ? null : TextOf(text, "id"u8), out var other);
            changed |= other;
            file.AddAnnotation(annotation.Replace(text, ("id", own), ("image_id", id), ("category_id", entry.Category!.Value.ToString(CultureInfo.InvariantCulture))));
        }
        if (changed)
            ledger.Renumbered(sample.Id);
        return ValueTask.CompletedTask;
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
