namespace Assay.Images.Gdal;

/// <summary>
/// Paths to something inside a file, in GDAL's words: <c>/vsizip/DIR/a.zip/inner.tif</c> and <c>/vsisubfile/OFFSET_SIZE,/DIR/container</c>, also one in the other. Whatever
/// they lead to must be a file of this machine: GDAL's other words (<c>/vsicurl/</c>, <c>/vsitar/</c>, ...) reach networks, processes and standard input.
/// </summary>
static class InnerPath
{
    const string Word = "/vsi", Zip = "/vsizip/", Part = "/vsisubfile/";

    public static bool IsOne(string path) => path.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && !File.Exists(path);

    /// <summary>What GDAL may open for a path.</summary>
    /// <exception cref="DataException">It is a path inside something that is no file here, or of another kind.</exception>
    public static string Check(string path)
    {
        if (!IsOne(path))
            return Ordinary(Path.GetFullPath(path), path);
        var (rest, inside) = (path, false);
        while (Unwrap(rest, path) is { } next)
        {
            inside |= rest.StartsWith(Zip, StringComparison.Ordinal);
            rest = next;
        }
        Ordinary(rest, path);
        return IsThere(rest, inside) ? path : throw new DataException("unreadable-file", $"there is no file {(inside ? "along " : "")}{rest}, expected one that holds the image", path);
    }

    /// <summary>What stands behind the first word; null when there is none.</summary>
    static string? Unwrap(string path, string whole)
    {
        if (path.StartsWith(Zip, StringComparison.Ordinal))
            return path[Zip.Length..].TrimStart('{');
        if (!path.StartsWith(Part, StringComparison.Ordinal))
            return null;
        var comma = path.IndexOf(',', StringComparison.Ordinal);
        var numbers = comma < 0 ? [] : path[Part.Length..comma].Split('_');
        return numbers is [var offset, var size] && long.TryParse(offset, out var from) && long.TryParse(size, out var length) && from >= 0 && length > 0 ? path[(comma + 1)..]
            : throw new DataException("unreadable-file", $"'{path}' does not say which bytes of a file are meant, expected {Part}OFFSET_SIZE,FILE", whole);
    }

    /// <summary>The file, or for a path into an archive some part of it.</summary>
    static bool IsThere(string path, bool inside)
    {
        if (!inside)
            return File.Exists(path);
        for (var part = path.Replace("}", "", StringComparison.Ordinal); part is { Length: > 0 }; part = Path.GetDirectoryName(part))
            if (File.Exists(part))
                return true;
        return false;
    }

    static string Ordinary(string rest, string path) => !rest.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? rest
        : throw new DataException("unreadable-file", $"images are read from files, from parts of files ({Part}) and from ZIP archives ({Zip}), not from '{rest}'", path);
}
