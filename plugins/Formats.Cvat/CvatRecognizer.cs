using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat;

/// <summary>XML files by their root and first lines; archives by an annotations.xml or a backup in them.</summary>
public sealed class CvatRecognizer : IRecognizer
{
    const int MostLookedAt = 200;

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Take(MostLookedAt))
            if (listing.Try(file, path => XmlHead.Describe(path) ?? throw new InvalidDataException()) is { } what)
                yield return new Recognition(new Dictionary<string, string> { ["path"] = file }, 0.95, $"XML of {what} 1.1");
        foreach (var file in listing.Files.Where(name => name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)).Take(MostLookedAt))
            if (listing.Try(file, Describe) is { } what)
                yield return new Recognition(new Dictionary<string, string> { ["path"] = file }, 0.9, what);
        foreach (var file in listing.Files.Where(name => name == "annotations.json" || name.EndsWith("/annotations.json", StringComparison.Ordinal)).Take(MostLookedAt))
            foreach (var (beside, what) in new[] { ("task.json", "a backup of CVAT"), ("labels.json", "answers of CVAT's server") })
                if (listing.Files.Contains(file[..^"annotations.json".Length] + beside))
                {
                    yield return new Recognition(new Dictionary<string, string> { ["path"] = file }, 0.9, $"annotations.json with {beside} beside it, {what}");
                    break;
                }
    }

    static string Describe(string path)
    {
        try
        {
            using var zip = new ZipBundle(path);
            return zip.Names.Any(name => name.EndsWith("annotations.xml", StringComparison.Ordinal)) ? "an archive with annotations.xml"
                : zip.Names.Any(name => name.EndsWith("annotations.json", StringComparison.Ordinal)) && zip.Names.Any(name => name.EndsWith("task.json", StringComparison.Ordinal)) ? "an archive with task.json, a backup of CVAT"
                : throw new InvalidDataException();
        }
        catch (DataException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }
}
