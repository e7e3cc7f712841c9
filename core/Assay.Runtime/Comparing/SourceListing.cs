using Assay.Kernels.Files;

namespace Assay.Runtime.Comparing;

/// <summary>The files of one side, and beside them those of the other, which may name the images that results speak of. Paths are relative to the current folder.</summary>
sealed class SourceListing : IListing
{
    readonly string root;

    /// <param name="beside">The other side, or null.</param>
    /// <exception cref="AssayException">There is no such file or folder, or it cannot be searched.</exception>
    public SourceListing(string path, string? beside, string root)
    {
        this.root = root;
        Own = Find(path);
        Files = beside is null ? Own : [.. Own.Concat(Find(beside)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Those of this side.</summary>
    public IReadOnlyList<string> Own { get; }

    public IReadOnlyList<string> Files { get; }

    /// <summary>Files that could not be read, with the reason.</summary>
    public List<string> Unreadable { get; } = [];

    public T? Try<T>(string file, Func<string, T> read) where T : class
    {
        try
        {
            return read(Path.GetFullPath(file, root));
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add($"{file}: {e.Message.TrimEnd('.')}");
            return null;
        }
    }

    string[] Find(string path)
    {
        try
        {
            var set = PathSet.Find(Path.GetFullPath(path, root));
            return set.Paths.Count > 0 ? [.. set.Paths.Select(file => Path.GetRelativePath(root, set.Absolute(file)).Replace('\\', '/'))]
                : throw new AssayException("missing-path", $"'{path}' holds no file, expected labels or predictions");
        }
        catch (FileNotFoundException)
        {
            throw new AssayException("missing-path", $"'{path}' does not exist, expected a folder, a file or a glob with labels or predictions{(Pipelines.Binding.ExistingPath.Near(path) is { } near ? $"; did you mean '{near}'?" : "")}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssayException("unreadable-path", $"'{path}' cannot be searched: {e.Message.TrimEnd('.')}", e);
        }
    }
}
