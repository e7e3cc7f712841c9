namespace Assay.Kernels.Files;

/// <summary>Files of one kind that one path stands for.</summary>
/// <param name="Path">A folder ("." for all), or a glob where a folder holds other kinds too.</param>
/// <param name="Kind">As the caller calls it.</param>
/// <param name="Files">Relative to where <paramref name="Path"/> starts.</param>
public sealed record FileGroup(string Path, string Kind, IReadOnlyList<string> Files)
{
    /// <summary>What the files' paths have in front of their ids: the folder with '/', or nothing.</summary>
    public string Prefix { get; } = Path == "." ? "" : Path.Contains('*') ? Path[..(Path.LastIndexOf('/') + 1)] : Path + "/";

    /// <summary>The files' ids: paths below the prefix, without extension.</summary>
    public IEnumerable<string> Ids => Files.Select(file => file[Prefix.Length..^System.IO.Path.GetExtension(file).Length]);
}

/// <summary>Finds the folders, as high up as that holds, that have files of one kind only; of a single one the deepest that holds all.</summary>
public static class FileGroups
{
    /// <summary>Groups files, in order of their paths.</summary>
    /// <param name="files">Relative paths with '/'.</param>
    /// <param name="kindOf">What a file is; null when it does not matter. Asked for up to three files of each folder and extension: others are as these are, if they agree.</param>
    /// <param name="mixed">The kind of files whose three examples do not agree.</param>
    public static IReadOnlyList<FileGroup> Of(IReadOnlyList<string> files, Func<string, string?> kindOf, string mixed)
    {
        Dictionary<string, string> kinds = new(StringComparer.Ordinal);
        foreach (var alike in files.GroupBy(file => (Folder(file), Path.GetExtension(file).ToLowerInvariant())))
            if (KindOf([.. alike], kindOf, mixed) is { } kind)
                foreach (var file in alike)
                    kinds[file] = kind;
        List<FileGroup> groups = [];
        Visit("", [.. files.Where(kinds.ContainsKey)], kinds, groups);
        return [.. groups.OrderBy(group => group.Path, StringComparer.Ordinal)];
    }

    static string Folder(string file) => file[..(file.LastIndexOf('/') + 1)];

    static string? KindOf(string[] alike, Func<string, string?> kindOf, string mixed)
    {
        var kinds = new[] { alike[0], alike[alike.Length / 2], alike[^1] }.Distinct().Select(kindOf).Distinct().ToArray();
        return kinds is [var only] ? only : mixed;
    }

    /// <summary>Where everything is of one kind, what lies above all of it says nothing.</summary>
    static string CommonFolder(string[] files)
    {
        var common = Folder(files[0]);
        while (!files.All(file => file.StartsWith(common, StringComparison.Ordinal)))
            common = Folder(common.TrimEnd('/'));
        return common;
    }

    static void Visit(string prefix, string[] files, Dictionary<string, string> kinds, List<FileGroup> groups)
    {
        if (files.Length == 0)
            return;
        var distinct = files.Select(file => kinds[file]).Distinct().ToArray();
        if (distinct is [var only])
        {
            var folder = prefix.Length == 0 ? CommonFolder(files) : prefix;
            groups.Add(new FileGroup(folder.Length == 0 ? "." : folder.TrimEnd('/'), only, files));
            return;
        }
        foreach (var own in files.Where(file => Folder(file) == prefix).GroupBy(file => Path.GetExtension(file)))
            groups.Add(new FileGroup($"{prefix}*{own.Key}", kinds[own.First()], [.. own]));
        foreach (var below in files.Where(file => Folder(file) != prefix).GroupBy(file => file[..(file.IndexOf('/', prefix.Length) + 1)]))
            Visit(below.Key, [.. below], kinds, groups);
    }
}
