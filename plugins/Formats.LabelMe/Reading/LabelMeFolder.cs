using Assay.Kernels.Files;

namespace Assay.Formats.LabelMe.Reading;

/// <summary>Finds JSON files of LabelMe and their images below a folder. A path in a file is followed only where it stays below.</summary>
sealed class LabelMeFolder(string root, string? images, Action<Problem> report)
{
    static readonly string[] ImageExtensions = [".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"];

    /// <summary>In ordinal order of their ids.</summary>
    public IReadOnlyList<LabelMeImage> Find(CancellationToken cancel)
    {
        var files = PathSet.Find(root, [".json", .. ImageExtensions]);
        var pictures = files.Paths.Where(IsImage).ToDictionary(path => path, files.Absolute, StringComparer.Ordinal);
        var elsewhere = images is null ? null : PathSet.Find(images, ImageExtensions);
        var named = elsewhere?.Paths.GroupBy(path => Path.GetFileName(path), StringComparer.Ordinal).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => elsewhere.Absolute(group.First()), StringComparer.Ordinal) ?? [];
        SortedDictionary<string, LabelMeImage> found = new(StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(path => !IsImage(path)))
        {
            cancel.ThrowIfCancellationRequested();
            if (Head(files.Absolute(path)) is not { } head)
                continue;
            var image = ImageOf(path, head.ImagePath, pictures, named);
            if (image is not null)
                used.Add(image);
            found[StemOf(path)] = new LabelMeImage(StemOf(path), files.Absolute(path), image, head.Labels, head.Flags);
        }
        foreach (var (path, file) in pictures.Where(picture => found.Count > 0 && !used.Contains(picture.Value)))
            found.TryAdd(StemOf(path), new LabelMeImage(StemOf(path), null, file, [], []));
        return [.. found.Values];
    }

    static bool IsImage(string path) => ImageExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    static string StemOf(string path) => path[..^Path.GetExtension(path).Length];

    FileHead? Head(string path)
    {
        try
        {
            return FileHead.Read(path);
        }
        catch (DataException broken)
        {
            report(broken.ToProblem() with { Message = $"{broken.Message}; the file is left out" });
            return null;
        }
    }

    // As it is written, below the folder; else by its name, beside the file or in the folder of images.
    static string? ImageOf(string json, string? written, Dictionary<string, string> pictures, Dictionary<string, string> named)
    {
        var folder = json.LastIndexOf('/') is >= 0 and var at ? json[..(at + 1)] : "";
        var path = written?.Replace('\\', '/') ?? "";
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Within(folder + path) is { } inside && pictures.TryGetValue(inside, out var found) || pictures.TryGetValue(folder + name, out found) || named.TryGetValue(name, out found) ? found
            : ImageExtensions.Select(extension => pictures.GetValueOrDefault(StemOf(json) + extension)).FirstOrDefault(beside => beside is not null);
    }

    /// <summary>Without '.' and '..'; null when it leaves the folder.</summary>
    static string? Within(string path)
    {
        List<string> parts = [];
        foreach (var part in path.Split('/'))
            if (part == "..")
            {
                if (parts.Count == 0)
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
                parts.Add(part);
        return string.Join('/', parts);
    }
}
