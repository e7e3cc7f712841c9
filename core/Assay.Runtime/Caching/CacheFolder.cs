namespace Assay.Runtime.Caching;

/// <summary>
/// The folder that runs share: what is in it, by kind, how large it may become, and how it is emptied. Everything in it can be computed again. Several processes may use it
/// at once.
/// </summary>
public sealed class CacheFolder(string path)
{
    /// <summary>Without a limit of the user's own.</summary>
    public const long DefaultLimit = 20_000_000_000;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    public static IReadOnlyList<string> Kinds { get; } = ["opinions", "scores", "scripts", "manifest", "components"];

    public string Path => path;

    string LimitFile => System.IO.Path.Combine(path, "limit");
    string LookedFile => System.IO.Path.Combine(path, "looked");

    /// <summary>In bytes; null: it may grow without end.</summary>
    public long? Limit
    {
        get
        {
            var text = File.Exists(LimitFile) ? File.ReadAllText(LimitFile).Trim() : "";
            return text == "none" ? null : long.TryParse(text, out var bytes) && bytes >= 0 ? bytes : DefaultLimit;
        }
        set
        {
            Running.AtomicFile.WriteText(LimitFile, to => to.Write(value is { } bytes ? $"{bytes}\n" : "none\n"));
            File.Delete(LookedFile);
        }
    }

    /// <summary>What there is of a kind.</summary>
    public IEnumerable<CacheItem> Items(string kind)
    {
        var folder = System.IO.Path.Combine(path, kind);
        if (!Directory.Exists(folder))
            return [];
        return kind is "scores" or "components" ? Directory.EnumerateDirectories(folder).Select(each => OfFolder(kind, each)) : OfFiles(kind, folder);
    }

    static CacheItem OfFolder(string kind, string folder)
    {
        var files = new DirectoryInfo(folder).GetFiles("*", SearchOption.AllDirectories);
        return new CacheItem(kind, files.Select(file => file.LastWriteTimeUtc).Append(Directory.GetLastWriteTimeUtc(folder)).Max(), files.Sum(file => file.Length), [folder]);
    }

    /// <summary>Files that share a name up to the first dot belong together.</summary>
    static IEnumerable<CacheItem> OfFiles(string kind, string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).GroupBy(file => System.IO.Path.Combine(file.DirectoryName!, file.Name.Split('.')[0]))
            .Select(files => new CacheItem(kind, files.Max(file => file.LastWriteTimeUtc), files.Sum(file => file.Length), [.. files.Select(file => file.FullName)]));

    /// <summary>Empties it, or one kind of it; the limit stays.</summary>
    /// <returns>How much was removed.</returns>
    public (int Items, long Bytes) Clear(string? kind = null) => Remove((kind is null ? Kinds : [kind]).SelectMany(Items));

    /// <summary>Removes what was not used for longest until the rest is within the limit. Meant for the end of a run.</summary>
    public (int Items, long Bytes) Shrink()
    {
        if (Limit is not { } limit)
            return (0, 0);
        var items = Kinds.SelectMany(Items).OrderByDescending(item => item.Used).ToArray();
        long kept = 0;
        return Remove(items.SkipWhile(item => (kept += item.Bytes) <= limit).ToArray());
    }

    /// <summary>As <see cref="Shrink"/>, but looks at the folder once an hour at most: that takes a while when it is large.</summary>
    public (int Items, long Bytes) ShrinkNowAndThen()
    {
        try
        {
            if (!Directory.Exists(path) || DateTime.UtcNow - File.GetLastWriteTimeUtc(LookedFile) < BetweenLooks)
                return (0, 0);
            File.WriteAllBytes(LookedFile, []);
            return Shrink();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (0, 0); // It cannot be written to, or another process changes it just now.
        }
    }

    static (int, long) Remove(IEnumerable<CacheItem> items)
    {
        var (count, bytes) = (0, 0L);
        foreach (var item in items)
        {
            item.Remove();
            (count, bytes) = (count + 1, bytes + item.Bytes);
        }
        return (count, bytes);
    }
}
