using Assay.Kernels.Files;

namespace Assay.Formats.Yolo.Reading;

/// <summary>Gives images their ids and label files.</summary>
static class LabelFiles
{
    /// <summary>Lists of classes that tools leave among label files.</summary>
    static readonly string[] Others = ["classes.txt", "labels.txt", "notes.txt", "README.txt", "README.dataset.txt", "README.roboflow.txt"];

    /// <summary>The path below the root without extension, and without the folder 'images' where that stays unique.</summary>
    /// <exception cref="DataException">Two images differ in their extension only.</exception>
    public static void Name(List<YoloImage> images, string root)
    {
        foreach (var image in images)
            image.Id = Below(root, image.Path);
        if (images.GroupBy(image => image.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException("duplicate-image", $"'{twice.Key}' is the id of two images, {twice.First().Path} and {twice.Last().Path}, which share their label file; remove one", root);
        string[] shorter = [.. images.Select(image => WithoutImages(image.Id))];
        if (shorter.Distinct(StringComparer.Ordinal).Count() == images.Count)
            foreach (var (image, id) in images.Zip(shorter))
                image.Id = id;
    }

    static string Below(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
        return relative[..^Path.GetExtension(relative).Length];
    }

    static string WithoutImages(string id)
    {
        var parts = id.Split('/');
        var at = Array.LastIndexOf(parts, "images", parts.Length - 1);
        return at < 0 || at == parts.Length - 1 ? id : string.Join('/', parts.Where((_, i) => i != at));
    }

    /// <summary>By Ultralytics' rule: the last folder 'images' of the path is 'labels', and the extension .txt.</summary>
    public static void FindBeside(List<YoloImage> images)
    {
        foreach (var image in images)
            image.Labels = Beside(image.Path) is var path && File.Exists(path) ? path : null;
    }

    public static string Beside(string image)
    {
        var separator = Path.DirectorySeparatorChar;
        var at = image.LastIndexOf($"{separator}images{separator}", StringComparison.Ordinal);
        return Path.ChangeExtension(at < 0 ? image : $"{image[..at]}{separator}labels{separator}{image[(at + 8)..]}", ".txt");
    }

    /// <summary>In a folder of their own: by the sample's id, or by the last parts of it.</summary>
    /// <exception cref="DataException">There is no such folder, or a file could be two images'.</exception>
    public static void FindIn(string folder, List<YoloImage> images)
    {
        if (!Directory.Exists(folder))
            throw new DataException("unreadable-file", "'labels' does not exist, expected a folder of label files", folder);
        var files = PathIds.Of(PathSet.Find(folder, ".txt"), null).Files;
        Dictionary<string, YoloImage> taken = new(StringComparer.Ordinal);
        foreach (var image in images)
        {
            var id = image.Id;
            while (!files.ContainsKey(id) && id.Contains('/'))
                id = id[(id.IndexOf('/') + 1)..];
            image.Labels = files.GetValueOrDefault(id);
            if (image.Labels is not null && !taken.TryAdd(id, image))
                throw new DataException("duplicate-file-name", $"the label file '{id}.txt' could be that of '{taken[id].Id}' or of '{image.Id}'; expected the folders of the images below 'labels' too, or one split", folder);
        }
    }

    /// <summary>Label files beside those that were found, without an image.</summary>
    public static string[] Lonely(List<YoloImage> images)
    {
        HashSet<string> expected = [.. images.Select(image => Beside(image.Path))];
        return [.. expected.Select(path => Path.GetDirectoryName(path)!).Distinct().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt"))
            .Where(file => !expected.Contains(file) && !Others.Contains(Path.GetFileName(file)) && Path.GetFileName(file)[0] is not ('_' or '.')).Order(StringComparer.Ordinal)];
    }
}
