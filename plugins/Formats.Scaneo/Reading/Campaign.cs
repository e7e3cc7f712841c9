using Assay.Kernels.Files;

namespace Assay.Formats.Scaneo.Reading;

/// <summary>An image and where its annotations stand.</summary>
/// <param name="Id">The path below the folder, without extension.</param>
/// <param name="Image">The image file.</param>
/// <param name="Annotations">Its GeoJSON; null: nobody has annotated it.</param>
sealed record CampaignImage(string Id, string Image, string? Annotations);

/// <summary>The files of a campaign.</summary>
/// <param name="LabelsFile">Its spai.json.</param>
/// <param name="Images">In ordinal order of their ids.</param>
/// <param name="Orphans">GeoJSON files without an image, which says neither how large it is nor where.</param>
sealed record Campaign(string LabelsFile, IReadOnlyList<CampaignImage> Images, IReadOnlyList<string> Orphans)
{
    public const string LabelsName = "spai.json";

    static readonly string[] ImageNames = [".tif", ".tiff"];

    public static bool IsImage(string name) => ImageNames.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public static bool IsAnnotation(string name) => Path.GetExtension(name) == ".geojson";

    /// <exception cref="DataException">No campaign, no images, or two images of one id.</exception>
    public static Campaign Find(string path, string? imageFolder)
    {
        var folder = Path.GetFileName(path) == LabelsName && File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetFullPath(path);
        var labels = Path.Combine(folder, LabelsName);
        if (!File.Exists(labels))
            throw new DataException("not-scaneo", $"there is no {LabelsName}, expected one in the folder of a campaign; export the campaign again, or name the folder that holds it", folder);
        try
        {
            var root = imageFolder is null ? folder : Path.GetFullPath(imageFolder);
            var images = PathIds.Of(PathSet.Find(root, ImageNames), null).Files;
            if (images.Count == 0)
                throw new DataException("no-samples", "there are no images (.tif), which say where annotations lie; 'images:' names another folder", root);
            var annotations = PathIds.Of(PathSet.Find(folder, ".geojson"), null).Files;
            return new Campaign(labels, [.. images.Select(image => new CampaignImage(image.Key, image.Value, annotations.GetValueOrDefault(image.Key)))],
                [.. annotations.Where(file => !images.ContainsKey(file.Key)).Select(file => file.Value)]);
        }
        catch (InvalidDataException twice)
        {
            throw new DataException("duplicate-sample", twice.Message, folder, inner: twice);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the folder cannot be read: {unreadable.Message}", folder, inner: unreadable);
        }
    }

    /// <summary>Everything that labels depend on, by name.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Files =>
        [new(LabelsName, LabelsFile), .. Images.Select(image => new KeyValuePair<string, string>(image.Id + ".tif", image.Image)),
         .. Images.Where(image => image.Annotations is not null).Select(image => new KeyValuePair<string, string>(image.Id + ".geojson", image.Annotations!))];
}
