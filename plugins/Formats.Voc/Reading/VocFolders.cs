using Assay.Kernels.Files;

namespace Assay.Formats.Voc.Reading;

/// <summary>Finds annotations, images and lists.</summary>
sealed class VocFolders(VocOptions options)
{
    static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".jp2"];

    readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Path.Path));

    string Annotations => Directory.Exists(Path.Combine(root, "Annotations")) ? Path.Combine(root, "Annotations") : root;

    /// <summary>The folder that Annotations lies in; of a folder of XML files alone, itself.</summary>
    string Year => Path.GetFileName(root) == "Annotations" ? Path.GetDirectoryName(root)! : root;

    /// <summary>The folder of the lists; it need not exist.</summary>
    public string Lists => Path.Combine(Year, "ImageSets", "Main");

    /// <summary>By id, in ordinal order.</summary>
    /// <exception cref="DataException">There is no XML file.</exception>
    public SortedDictionary<string, VocImage> Find()
    {
        if (!Directory.Exists(root))
            throw new DataException("unreadable-file", "it does not exist or is a file, expected the folder with Annotations, or one of XML files", root);
        var found = PathSet.Find(Annotations, ".xml");
        if (found.Paths.Count == 0)
            throw new DataException("no-samples", $"there are no XML files below {Annotations}, found {found.DescribeOthers()}; expected Annotations with an XML file an image", options.Path.Path);
        SortedDictionary<string, VocImage> images = new(StringComparer.Ordinal);
        foreach (var (id, path) in PathIds.Of(found, null).Files)
            images.Add(id, new VocImage(id) { Xml = path });
        AddImages(images);
        return images;
    }

    void AddImages(SortedDictionary<string, VocImage> images)
    {
        var folder = options.Images?.Path ?? new[] { "JPEGImages", "images" }.Select(name => Path.Combine(Year, name)).FirstOrDefault(Directory.Exists) ?? Annotations;
        if (!Directory.Exists(folder))
            throw new DataException("unreadable-file", "'images' does not exist, expected a folder of images", folder);
        var files = PathSet.Find(folder, Extensions);
        foreach (var path in files.Paths)
        {
            var id = path[..^Path.GetExtension(path).Length];
            if (!images.TryGetValue(id, out var image))
                images.Add(id, image = new VocImage(id));
            image.Image ??= files.Absolute(path);
        }
    }
}
