using Assay.Formats.CloudSen12.Taco;

namespace Assay.Formats.CloudSen12;

/// <summary>A metadata.csv with CloudSEN12's columns, or TACO containers with patches.</summary>
public sealed class CloudSen12Recognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(file => Path.GetFileName(file) == "metadata.csv"))
            if (listing.Try(file, ReadColumns) is { } why)
                yield return new(Folder(file), 0.95, why) { IsLayout = true };
        foreach (var file in listing.Files.Where(file => Path.GetExtension(file) is ".taco" or ".tacozip"))
            if (listing.Try(file, ReadItems) is { } why)
                yield return new(new Dictionary<string, string> { ["path"] = file }, 0.9, why);

        static Dictionary<string, string> Folder(string file) => new() { ["path"] = Path.GetDirectoryName(file) is { Length: > 0 } folder ? folder : "." };
    }

    /// <exception cref="InvalidDataException">Another table.</exception>
    static string ReadColumns(string path)
    {
        using var reader = new StreamReader(path);
        var names = (reader.ReadLine() ?? "").Split(',').Select(name => name.Trim('"')).ToHashSet(StringComparer.Ordinal);
        return names.Contains("roi_id") && (names.Contains("s2_id_gee") || names.Contains("s2_id")) ? "a table of regions and Sentinel-2 products, as CloudSEN12 has" : throw new InvalidDataException("no CloudSEN12");
    }

    /// <exception cref="InvalidDataException">Another container.</exception>
    static string ReadItems(string path)
    {
        var container = TacoContainer.Open(path);
        return container.Items.Count > 0 && container.Items[0] is { IsFolder: true } first && container.Children(first).Any(child => child.Id is "target" or "s2l1c" or "s2l2a") ? $"a TACO container of {container.Items.Count} patches"
            : throw new InvalidDataException("no CloudSEN12");
    }
}
