using Assay.Kernels.Files;

namespace Assay.Runtime.Proposing;

/// <summary>The files of a folder, or one file. Remembers those that cannot be read.</summary>
sealed class FolderListing : IListing
{
    static readonly string[] Packed = [".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".xz", ".zst"];

    readonly SortedSet<string> unreadable = new(StringComparer.Ordinal);

    /// <exception cref="AssayException">There is no such file or folder, or it cannot be searched.</exception>
    public FolderListing(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new AssayException("missing-path", $"'{path}' does not exist, expected a folder or a file with labels{(Pipelines.Binding.ExistingPath.Near(path) is { } near ? $"; did you mean '{near}'?" : "")}");
        try
        {
            var set = PathSet.Find(path);
            (Root, Files) = (set.Root, set.Paths);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssayException("unreadable-path", $"'{path}' cannot be searched: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>Absolute.</summary>
    public string Root { get; }

    public IReadOnlyList<string> Files { get; }

    /// <summary>Files that could not be read, with the reason.</summary>
    public IReadOnlyCollection<string> Unreadable => unreadable;

    public T? Try<T>(string file, Func<string, T> read) where T : class
    {
        try
        {
            return read(Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable.Add($"{file}: {e.Message.TrimEnd('.')}");
            return null;
        }
    }

    /// <summary>What to do about archives that nothing reads as they are; empty when there are none.</summary>
    public string PackedHint() => Files.FirstOrDefault(file => Packed.Contains(Path.GetExtension(file).ToLowerInvariant())) is { } archive ? $"'{archive}' is packed: unpack it and point --from at the folder\n" : "";

    /// <summary>How many files of which kinds: <c>12 .jpg, 3 .txt</c>.</summary>
    public string Describe() => Files.Count == 0 ? "no files" : string.Join(", ", Files.GroupBy(file => Path.GetExtension(file).ToLowerInvariant()).OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal).Take(6).Select(group => $"{group.Count()} {(group.Key.Length == 0 ? "without extension" : group.Key)}"));
}
