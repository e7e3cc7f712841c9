using Assay.Kernels.Files;

namespace Assay.Formats.Tags;

/// <summary>Reads a folder of images per class.</summary>
static class TagFolders
{
    public static readonly string[] ImageExtensions = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".jp2"];

    /// <exception cref="DataException">No image, or two of one id.</exception>
    public static TagListing Read(string root, TagsOptions options, IHost host)
    {
        var found = Errors.Wrap(root, () => PathSet.Find(root, ImageExtensions));
        if (found.Paths.Count == 0)
            throw new DataException("no-samples", $"nothing here ends in {string.Join(", ", ImageExtensions)}, found {found.DescribeOthers()}; expected a folder of images per class, or a CSV file", root);
        var images = Errors.Wrap(root, () => PathIds.Of(found, null));
        string[] folders = [.. Errors.Wrap(root, () => Directory.GetDirectories(root)).Select(folder => Path.GetFileName(folder)!).Where(name => name[0] != '.').Order(StringComparer.Ordinal)];
        if (folders.Length == 0)
            throw new DataException("no-classes", $"there are {found.Paths.Count} images but no folder, expected one per class", root);
        var entries = images.Files.Select(file => ToEntry(file.Key, file.Value)).ToArray();
        HashSet<string> used = [.. entries.SelectMany(entry => entry.Tags).Select(tag => tag.Name)];
        foreach (var empty in folders.Where(folder => !used.Contains(folder)))
            host.Report(new Problem("empty-class", $"the folder of class '{empty}' has no image") { File = Path.Combine(root, empty) });
        return new TagListing(entries, [], options.Names.Count > 0 ? options.Names : folders);
    }

    static TagEntry ToEntry(string id, string file)
    {
        TagEntry entry = new(id, file, 0) { Annotated = id.Contains('/') };
        if (entry.Annotated)
            entry.Tags.Add(new Tag(id[..id.IndexOf('/')], 0));
        else
            entry.Problems.Add(new Problem("no-label", "the image lies in no class's folder, so it counts as not annotated") { File = file, Sample = id });
        return entry;
    }
}
