namespace Assay.Formats.Masks.Writing;

/// <summary>What the file of a sample is called: as its image, so that both have one id; without the image's extension unless that makes two samples one.</summary>
sealed class FileNames(ExportLedger ledger)
{
    static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".jp2"];

    readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public string Of(Sample sample)
    {
        var id = Safe(sample);
        var stem = Extensions.FirstOrDefault(extension => id.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && id.Length > extension.Length) is { } known ? id[..^known.Length] : id;
        if (taken.Add(stem))
            return stem;
        for (var (name, again) = (id, 2); ; name = $"{id}-{again++}")
            if (taken.Add(name))
            {
                ledger.Add(Conversion.Flattened, "name-changed", "names of samples that could leave a folder, or that are those of others", 1, sample.Id);
                return name;
            }
    }

    string Safe(Sample sample)
    {
        var id = sample.Id.Replace('\\', '/');
        if (id.Length > 0 && !id.Contains('\0') && !Path.IsPathRooted(id) && !(id.Length > 1 && id[1] == ':') && !id.Split('/').Any(part => part is "" or "." or ".."))
            return id;
        ledger.Add(Conversion.Flattened, "name-changed", "names of samples that could leave a folder, or that are those of others", 1, sample.Id);
        return Uri.EscapeDataString(id).Replace(".", "%2E", StringComparison.Ordinal);
    }
}
