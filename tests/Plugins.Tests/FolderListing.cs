namespace Assay.Tests;

/// <summary>The files below a folder, as recognizers see them.</summary>
sealed class FolderListing(string root) : IListing
{
    public IReadOnlyList<string> Files { get; } = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public T? Try<T>(string file, Func<string, T> read) where T : class
    {
        try
        {
            return read(Path.Combine(root, file));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
