using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco;

/// <summary>Results files: a list of detections with scores.</summary>
public sealed class CocoResultsRecognizer : IRecognizer
{
    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        var heads = listing.Files.Where(JsonHead.IsJson).Select(file => (File: file, Head: listing.Try(file, JsonHead.Read))).ToArray();
        var instances = heads.Where(pair => pair.Head is { IsInstances: true, FirstImage: not null }).Select(pair => pair.File).ToArray();
        foreach (var (file, head) in heads.Where(pair => pair.Head is { IsResults: true }))
        {
            Dictionary<string, string> options = new() { ["results"] = file };
            if (instances is [var only])
                options["images_from"] = only;
            yield return new Recognition(options, 0.9, "a JSON list of objects with image_id, category_id and score");
        }
    }
}
