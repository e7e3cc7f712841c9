namespace Assay.Formats.Segmentation;

/// <summary>A table objectInfo150 beside folders of images and annotations.</summary>
public sealed class Ade20kRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var table in listing.Files.Where(file => Path.GetFileName(file) is "objectInfo150.txt" or "objectInfo150.csv"))
        {
            var folder = table[..^Path.GetFileName(table).Length];
            var maps = listing.Files.Count(file => file.StartsWith(folder + "annotations/", StringComparison.Ordinal) && file.EndsWith(".png", StringComparison.OrdinalIgnoreCase));
            if (maps > 0)
                yield return new Recognition(new Dictionary<string, string> { ["path"] = folder.Length == 0 ? "." : folder.TrimEnd('/') }, 0.95, $"{Path.GetFileName(table)} and {maps} label maps") { IsLayout = true };
        }
    }
}
