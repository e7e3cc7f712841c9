using Assay.Kernels.Files;

namespace Assay.Formats.Yolo.Reading;

/// <summary>Finds the images: those that data.yaml lists, else all below a folder.</summary>
sealed class ImageFinder(YoloOptions options, Action<Problem> report)
{
    static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".jp2"];

    readonly Dictionary<string, YoloImage> found = new(StringComparer.Ordinal);
    int overlap;

    public YoloConfig? Config { get; private set; }

    /// <summary>What ids are relative to.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The images are all that there are, and not a choice: a label file without one is strange.</summary>
    public bool IsWhole { get; private set; } = true;

    public static bool IsImage(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>In order of their paths.</summary>
    /// <exception cref="DataException">Nothing usable.</exception>
    public List<YoloImage> Find()
    {
        var path = Path.GetFullPath(options.Path.Path);
        Config = Configs.Find(path) is { } file ? ConfigReader.Read(file) : null;
        Root = Config is null ? path : SplitPaths.RootOf(Config, options, report);
        if (Config is { Splits.Count: > 0 })
            AddSplits(Config);
        else if (options.Split.Count > 0)
            throw new DataException("yolo-config", "'split' is given, but there is no data.yaml that names splits; leave it out, or point 'path' at that file", options.Path.Path);
        else
            AddFiles(PathSet.Find(Root, Extensions), null);
        if (overlap > 0)
            report(new Problem("split-overlap", $"{overlap} images stand in two splits or twice in one; each counts once, in the first. What is trained on must not be tested on: remove one of them") { File = Config?.File, Count = overlap });
        return found.Count > 0 ? [.. found.Values.OrderBy(image => image.Path, StringComparer.Ordinal)]
            : throw new DataException("no-samples", $"there are no images below {Root}, expected the folders that data.yaml names, or 'images' and 'labels' side by side; 'root:' says where the images are", options.Path.Path);
    }

    void AddSplits(YoloConfig config)
    {
        var paths = new SplitPaths(Root, config.File, report);
        foreach (var (split, entries) in config.Splits.OrderBy(pair => pair.Key))
            if (options.Split.Count > 0 && !options.Split.Contains(split))
                IsWhole = false;
            else
                foreach (var entry in entries)
                    if (paths.Resolve(entry) is { } full)
                        AddEntry(full, entry, split.ToString().ToLowerInvariant(), paths);
    }

    void AddEntry(string path, string said, string split, SplitPaths paths)
    {
        if (File.Exists(path) && path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            AddList(path, split, paths);
        else if (FilesOf(path) is { } files)
        {
            AddFiles(files, split);
            IsWhole &= Directory.Exists(path);
        }
        else
            report(new Problem("missing-split", $"'{split}: {said}' is not there; its images are left out. Remove the line, or name the folder that holds it with 'root:'") { File = Config!.File });
    }

    static PathSet? FilesOf(string path)
    {
        try
        {
            return PathSet.Find(path, Extensions);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    void AddFiles(PathSet files, string? split)
    {
        foreach (var file in files.Paths)
            Add(files.Absolute(file), split);
    }

    void AddList(string list, string split, SplitPaths paths)
    {
        var (missing, example) = (0, "");
        foreach (var line in File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var name = line.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(list)!, line) : line;
            if (paths.Resolve(name) is not { } path)
                continue;
            if (File.Exists(path) && IsImage(path))
                Add(path, split);
            else
                (missing, example) = (missing + 1, missing == 0 ? line : example);
        }
        if (missing > 0)
            report(new Problem("listed-image-missing", $"{missing} images of the list are not there or are none, for example '{example}'; they are left out") { File = list, Count = missing });
    }

    void Add(string path, string? split)
    {
        if (!found.TryAdd(path, new YoloImage(path, split)))
            overlap++;
    }
}
