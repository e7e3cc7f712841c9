using Assay.Formats.Yolo.Reading;

namespace Assay.Formats.Yolo;

/// <summary>YAML files that name classes and a split; else folders 'images' and 'labels' side by side with text files of numbers.</summary>
public sealed class YoloRecognizer : IRecognizer
{
    const int MostLookedAt = 50;

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        var any = false;
        foreach (var file in listing.Files.Where(Configs.IsYaml).Take(MostLookedAt))
            if (listing.Try(file, ReadConfig) is { } config)
            {
                any = true;
                yield return new Recognition(new Dictionary<string, string> { ["path"] = file }, 0.95, $"YAML with {config.Names!.Count} names and {string.Join(", ", config.Splits.Keys.Order().Select(split => split.ToString().ToLowerInvariant()))}");
            }
        if (!any && Folder(listing) is { } folder)
            yield return new Recognition(new Dictionary<string, string> { ["path"] = folder }, 0.85, "'images' and 'labels' side by side, with lines of numbers");
    }

    static YoloConfig ReadConfig(string path)
    {
        try
        {
            return ConfigReader.Read(path) is { Names.Count: > 0, Splits.Count: > 0 } config ? config : throw new InvalidDataException("no data.yaml");
        }
        catch (DataException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    // What stands above 'images' for all images that have a label file, when the first such file can be read.
    static string? Folder(IListing listing)
    {
        HashSet<string> files = [.. listing.Files];
        HashSet<string> above = [];
        foreach (var image in listing.Files.Where(ImageFinder.IsImage))
            if ($"/{image}".LastIndexOf("/images/", StringComparison.Ordinal) is >= 0 and var at && Path.ChangeExtension($"{image[..at]}labels/{image[(at + 7)..]}", ".txt") is var label && files.Contains(label)
                && above.Add(image[..at].TrimEnd('/')) && above.Count == 1 && listing.Try(label, Line) is null)
                return null;
        return above.Count == 0 ? null : above.Count == 1 && above.First() is { Length: > 0 } only ? only : ".";
    }

    static string Line(string path)
    {
        var line = File.ReadLines(path).FirstOrDefault(line => line.Trim().Length > 0) ?? throw new InvalidDataException("empty");
        var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 5 && words.All(word => double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out _)) ? line : throw new InvalidDataException("no label file");
    }
}
