using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco;

/// <summary>Panoptic files, by their annotations' <c>segments_info</c>; the PNG files where the JSON file's name says, or wherever the first image's lies.</summary>
public sealed class CocoPanopticRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(JsonHead.IsJson))
            if (listing.Try(file, JsonHead.Read) is { IsPanoptic: true } head)
            {
                Dictionary<string, string> options = new() { ["annotations"] = file };
                if (MasksFolder(listing.Files, file, head.FirstMasks) is { } masks)
                    options["masks"] = masks;
                if (head.FirstImage is { Length: > 0 } name && CocoRecognizer.ImagesFolder(listing.Files, name) is { } images)
                    options["images"] = images;
                yield return new Recognition(options, 0.95, $"JSON with {head.Describe()}");
            }
    }

    // Null when they lie where they are looked for anyway.
    static string? MasksFolder(IReadOnlyList<string> files, string json, string? name) =>
        name is null || files.Contains($"{json[..^".json".Length]}/{name}") ? null : CocoRecognizer.ImagesFolder(files, name);
}
