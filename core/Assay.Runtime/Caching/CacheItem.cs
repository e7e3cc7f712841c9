namespace Assay.Runtime.Caching;

/// <summary>Something in the cache that is kept or removed as a whole.</summary>
/// <param name="Used">When it was last of use, UTC; what has not been for longest goes first.</param>
/// <param name="Paths">Files and folders.</param>
public sealed record CacheItem(string Kind, DateTime Used, long Bytes, IReadOnlyList<string> Paths)
{
    /// <summary>Removes it. What is gone already, or held by another process, is no matter.</summary>
    public void Remove()
    {
        foreach (var path in Paths)
            try
            {
                if (Directory.Exists(path))
                    Directory.Delete(path, recursive: true);
                else
                    File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
    }
}
