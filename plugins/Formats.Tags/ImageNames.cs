namespace Assay.Formats.Tags;

/// <summary>Turns samples' names into image files below a folder.</summary>
sealed class ImageNames(string root, string extension)
{
    readonly string inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    /// <summary>The absolute path; null when the name leads out of the folder.</summary>
    public string? Find(string name)
    {
        if (name.Contains('\0') || Path.IsPathRooted(name))
            return null;
        var path = Path.GetFullPath(Path.Combine(inside, name + extension));
        return path.StartsWith(inside, StringComparison.Ordinal) ? path : null;
    }
}
