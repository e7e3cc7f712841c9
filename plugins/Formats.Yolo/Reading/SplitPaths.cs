namespace Assay.Formats.Yolo.Reading;

/// <summary>
/// Where the folders are that data.yaml names. It is often written on another machine, or with a '../' too many: what would lead out of the dataset's folder is not followed, but looked for inside.
/// </summary>
sealed class SplitPaths(string root, string file, Action<Problem> report)
{
    /// <summary>The dataset's folder.</summary>
    public static string RootOf(YoloConfig config, YoloOptions options, Action<Problem> report)
    {
        var beside = Path.GetDirectoryName(config.File)!;
        if (options.Root is { } root)
            return Path.GetFullPath(root.Path);
        if (config.Root is not { } said || said.Contains('\0'))
            return beside;
        var full = Path.GetFullPath(Path.Combine(beside, said.Replace('\\', '/')));
        if (Holds(beside, full) && Directory.Exists(full))
            return full;
        report(Guessed($"'path: {said}' does not lie below the file; train, val and test are looked for beside it. Name their folder with 'root:' if they are elsewhere", config.File));
        return beside;
    }

    /// <summary>Absolute; null when it leads out of the dataset, which is reported.</summary>
    public string? Resolve(string said)
    {
        var name = said.Replace('\\', '/');
        var full = name.Contains('\0') ? null : Path.GetFullPath(Path.Combine(root, name));
        if (full is not null && Holds(root, full))
            return full;
        while (name.StartsWith("../", StringComparison.Ordinal))
            name = name[3..];
        var inside = full is null ? null : Path.GetFullPath(Path.Combine(root, name));
        if (inside is not null && Holds(root, inside) && (Directory.Exists(inside) || File.Exists(inside)))
        {
            report(Guessed($"'{said}' leads out of the dataset's folder; '{name}' inside it is taken", file));
            return inside;
        }
        report(new Problem("unsafe-name", $"'{said}' leads out of the dataset's folder {root}; it is left out. Name the folder that holds it with 'root:'") { File = file });
        return null;
    }

    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool Holds(string folder, string path)
    {
        var inside = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        return (Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar).StartsWith(inside, StringComparison.Ordinal);
    }

    static Problem Guessed(string message, string file) => new("path-guessed", message) { Conversion = Conversion.Guessed, File = file };
}
