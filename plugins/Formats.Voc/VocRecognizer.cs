using System.Text;

namespace Assay.Formats.Voc;

/// <summary>XML files whose root is 'annotation' and that speak of a size or an object.</summary>
public sealed class VocRecognizer : IRecognizer
{
    const int MostLookedAt = 200;
    const int Head = 4096;

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (var file in listing.Files.Where(name => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Take(MostLookedAt))
        {
            var folder = file.LastIndexOf('/') is >= 0 and var at ? file[..at] : ".";
            var above = folder == "Annotations" ? "." : folder.EndsWith("/Annotations", StringComparison.Ordinal) ? folder[..^"/Annotations".Length] : folder;
            if (!known.Contains(above) && listing.Try(file, Describe) is { } what && known.Add(above))
                yield return new Recognition(new Dictionary<string, string> { ["path"] = above }, 0.9, $"XML files with {what}, for example {file}");
        }
    }

    static string Describe(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Head];
        var text = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, Head, throwOnEndOfStream: false));
        return text.Contains("<annotation>", StringComparison.Ordinal) && (text.Contains("<bndbox>", StringComparison.Ordinal) || text.Contains("<size>", StringComparison.Ordinal))
            ? "'annotation', sizes and boxes" : throw new InvalidDataException("not of Pascal VOC");
    }
}
