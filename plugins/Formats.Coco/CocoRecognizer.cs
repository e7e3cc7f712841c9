using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco;

/// <summary>Instances files, by what their lists hold; images where the first <c>file_name</c> is found.</summary>
public sealed class CocoRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(JsonHead.IsJson))
            if (listing.Try(file, JsonHead.Read) is { IsInstances: true } head)
            {
                Dictionary<string, string> options = new() { ["annotations"] = file };
                var folder = head.FirstImage is { Length: > 0 } name ? ImagesFolder(listing.Files, name) : null;
                if (folder is not null)
                    options["images"] = folder;
                yield return new Recognition(options, head.Sureness, $"JSON with {head.Describe()}{(folder is null ? "" : $"; '{head.FirstImage}' lies in {folder}")}");
            }
    }

    internal static string? ImagesFolder(IReadOnlyList<string> files, string name) =>
        files.FirstOrDefault(file => file == name || file.EndsWith("/" + name, StringComparison.Ordinal)) is { } found ? found == name ? "." : found[..^(name.Length + 1)] : null;
}
