using Assay.Kernels.Files;

namespace Assay.Formats.Segmentation.Reading;

/// <summary>Files below a folder by the names that they have without what tells kinds of files apart.</summary>
static class SceneFolder
{
    /// <summary>By path below the folder without the ending, in ordinal order; nothing where there is no folder.</summary>
    /// <param name="endings">What a file's name ends in, extension included; compared without regard to case.</param>
    /// <exception cref="InvalidDataException">Two files have one name.</exception>
    public static SortedDictionary<string, string> Find(string folder, params IReadOnlyList<string> endings)
    {
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return found;
        var files = PathSet.Find(folder);
        foreach (var path in files.Paths)
            if (endings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } known && !found.TryAdd(path[..^known.Length], files.Absolute(path)))
                throw new InvalidDataException($"'{path[..^known.Length]}' is the name of two files, {found[path[..^known.Length]]} and {files.Absolute(path)}, expected one; remove the other");
        return found;
    }

    /// <summary>The first folder of a name, when it has one.</summary>
    public static string? FirstOf(string id) => id.IndexOf('/') is > 0 and var slash ? id[..slash] : null;
}
