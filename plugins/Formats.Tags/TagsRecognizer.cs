namespace Assay.Formats.Tags;

/// <summary>CSV files with a column that is called as a class is, or whose samples are images beside it; folders that hold nothing but images and are not called 'train'.</summary>
public sealed class TagsRecognizer : IRecognizer
{
    const int MostRows = 200;

    static readonly string[] SampleWords = ["image", "image_id", "imageid", "image_name", "image_path", "img", "file", "filename", "file_name", "filepath", "file_path", "path", "sample", "sample_id", "id", "name"];
    static readonly string[] ClassWords = ["class", "class_name", "class_id", "classname", "label", "labels", "category", "tag", "tags", "target", "species", "breed", "diagnosis"];

    /// <summary>Columns of tables that speak of objects, of errors or of a run rather than of images.</summary>
    static readonly string[] OtherWords = ["kind", "side", "instance", "item", "state", "rank", "reference_class", "bbox", "box", "xmin", "x_min", "x1", "x", "left", "polygon", "segmentation", "rle", "annotation_id"];

    /// <summary>Folders that split a dataset rather than name a class.</summary>
    static readonly string[] Splits = ["train", "training", "val", "valid", "validation", "test", "testing", "dev", "images", "image", "imgs", "img", "labels", "label", "masks", "mask", "annotations", "pred", "predictions", "jpegimages", "maps"];

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var file in listing.Files.Where(IsTable))
            if (listing.Try(file, ReadHead) is { } head && Describe(listing, file, head) is { } recognition)
                yield return recognition;
        if (LookForFolders(listing) is { } folders)
            yield return folders;
    }

    static bool IsTable(string file) => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv";

    /// <exception cref="InvalidDataException">No CSV file of at least two columns.</exception>
    static CsvLine[] ReadHead(string path)
    {
        try
        {
            var rows = CsvRows.Read(path, CsvRows.DelimiterOf(path, null)).Take(MostRows).ToArray();
            var width = rows.Length == 0 ? 0 : rows[0].Cells.Length;
            CsvLine[] whole = [.. rows.Where(row => row.Cells.Length == width)];
            return width > 1 && whole.Length > 1 && whole.Length * 4 >= rows.Length * 3 ? whole : throw new InvalidDataException("no table");
        }
        catch (DataException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    static Recognition? Describe(IListing listing, string file, CsvLine[] rows)
    {
        string[] names = [.. rows[0].Cells.Select(cell => cell.ToLowerInvariant().Replace(' ', '_'))];
        var (sample, @class) = (Array.FindIndex(names, SampleWords.Contains), Array.FindIndex(names, ClassWords.Contains));
        if (sample < 0 || @class < 0 || names.Any(OtherWords.Contains) || rows.Skip(1).Any(row => row.Cells[sample].Length == 0))
            return null;
        Dictionary<string, string> options = new() { ["labels"] = file };
        var images = ImagesFolder(listing, rows[1].Cells[sample], out var extension);
        if (images is not null)
            options["images"] = images;
        if (extension.Length > 0)
            options["extension"] = extension;
        if (sample != 0 || @class != 1)
            (options["sample_column"], options["class_column"]) = (rows[0].Cells[sample], rows[0].Cells[@class]);
        if (rows.Skip(1).GroupBy(row => row.Cells[sample]).Any(rowsOfOne => rowsOfOne.Select(row => row.Cells[@class]).Distinct().Count() > 1))
            options["multi_label"] = "true";
        var count = rows.Skip(1).Select(row => row.Cells[@class]).Where(cell => cell.Length > 0).Distinct().Count();
        return new Recognition(options, images is null ? 0.6 : 0.9, $"a table with '{rows[0].Cells[sample]}' and '{rows[0].Cells[@class]}', {count} classes in its first {rows.Length - 1} rows{(images is null ? "" : $"; '{rows[1].Cells[sample]}{extension}' lies in {images}")}");
    }

    static string? ImagesFolder(IListing listing, string name, out string extension)
    {
        foreach (var candidate in (string[])["", .. TagFolders.ImageExtensions])
            if (listing.Files.FirstOrDefault(file => IsImage(file) && (file == name + candidate || file.EndsWith($"/{name}{candidate}", StringComparison.Ordinal))) is { } found)
            {
                extension = candidate;
                return found == name + candidate ? "." : found[..^(name.Length + candidate.Length + 1)];
            }
        extension = "";
        return null;
    }

    static bool IsImage(string file) => TagFolders.ImageExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    static Recognition? LookForFolders(IListing listing)
    {
        string[] images = [.. listing.Files.Where(IsImage)];
        if (images.Length == 0 || listing.Files.Any(file => !IsImage(file) && Path.GetExtension(file).ToLowerInvariant() is not (".txt" or ".md" or ".yaml" or ".yml" or "")))
            return null;
        var root = CommonFolder(images);
        var folders = images.Select(file => file[root.Length..].Split('/')).ToArray();
        var names = folders.Select(parts => parts[0]).Distinct(StringComparer.Ordinal).ToArray();
        if (folders.Any(parts => parts.Length != 2) || names.Length < 2 || names.Any(name => Splits.Contains(name.ToLowerInvariant())) || names.Length * 2 > images.Length)
            return null;
        return new Recognition(new Dictionary<string, string> { ["labels"] = root.Length == 0 ? "." : root.TrimEnd('/') }, 0.5, $"{images.Length} images in {names.Length} folders, nothing else");
    }

    static string CommonFolder(string[] files)
    {
        var common = files[0][..(files[0].LastIndexOf('/') + 1)];
        while (!files.All(file => file.StartsWith(common, StringComparison.Ordinal)))
            common = common[..(common.TrimEnd('/').LastIndexOf('/') + 1)];
        return common;
    }
}
