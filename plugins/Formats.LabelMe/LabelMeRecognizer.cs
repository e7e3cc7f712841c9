using System.Text;

namespace Assay.Formats.LabelMe;

/// <summary>JSON files that speak of shapes and an imagePath.</summary>
public sealed class LabelMeRecognizer : IRecognizer
{
    const int MostLookedAt = 200, Head = 4096;

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        var found = listing.Files.Where(name => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Take(MostLookedAt).Where(file => listing.Try(file, Describe) is not null).ToArray();
        if (found.Length == 0)
            yield break;
        var folders = found.Select(file => file.LastIndexOf('/') is >= 0 and var at ? file[..at] : ".").Distinct().ToArray();
        yield return new Recognition(new Dictionary<string, string> { ["path"] = folders is [var only] ? only : "." }, 0.9, $"{found.Length} JSON files with shapes and imagePath, for example {found[0]}");
    }

    /// <exception cref="InvalidDataException">Another file.</exception>
    static string Describe(string path)
    {
        using var file = File.OpenRead(path);
        var (head, tail) = (new byte[Head], new byte[Head]);
        var text = Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, Head, throwOnEndOfStream: false));
        file.Position = Math.Max(0, file.Length - Head);
        text += Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, Head, throwOnEndOfStream: false));
        return text.Contains("\"shapes\"", StringComparison.Ordinal) && text.Contains("\"image", StringComparison.Ordinal) && text.TrimStart('\uFEFF', ' ', '\n', '\r', '\t').StartsWith('{')
            ? "shapes" : throw new InvalidDataException("not of LabelMe");
    }
}
