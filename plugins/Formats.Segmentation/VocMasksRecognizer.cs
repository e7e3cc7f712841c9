namespace Assay.Formats.Segmentation;

/// <summary>PNG files in a folder SegmentationClass.</summary>
public sealed class VocMasksRecognizer : IRecognizer
{
    const string Folder = "SegmentationClass/";

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        var roots = listing.Files.Where(file => file.EndsWith(".png", StringComparison.OrdinalIgnoreCase)).Select(file => $"/{file}".IndexOf("/" + Folder, StringComparison.Ordinal) is >= 0 and var at ? file[..at] : null).OfType<string>();
        foreach (var group in roots.GroupBy(root => root))
        {
            var hasTable = listing.Files.Contains(group.Key + "labelmap.txt");
            yield return new Recognition(new Dictionary<string, string> { ["path"] = group.Key.Length == 0 ? "." : group.Key.TrimEnd('/') }, hasTable ? 0.95 : 0.85, $"{group.Count()} files in {Folder.TrimEnd('/')}{(hasTable ? " and labelmap.txt" : "")}") { IsLayout = true };
        }
    }
}
