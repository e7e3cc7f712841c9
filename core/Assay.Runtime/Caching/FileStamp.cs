namespace Assay.Runtime.Caching;

/// <summary>A file as its folder knows it: place, size and time of the last change. As long as it stays, so does the content.</summary>
/// <param name="Size">In bytes; -1 when there is no such file.</param>
/// <param name="Changed">UTC ticks.</param>
readonly record struct FileStamp(string Path, long Size, long Changed)
{
    /// <summary>Some file systems know times by the second or two.</summary>
    static readonly long Coarse = TimeSpan.FromSeconds(3).Ticks;
    static readonly long Fine = TimeSpan.FromMilliseconds(50).Ticks;

    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(path, file.Length, file.LastWriteTimeUtc.Ticks) : new FileStamp(path, -1, 0);
    }

    /// <summary>The last change is long enough ago that another one would show in the time. What is younger must not be taken for known.</summary>
    public bool IsSettled
    {
        get
        {
            var age = DateTime.UtcNow.Ticks - Changed;
            return Size < 0 || age > Coarse || (age > Fine && Changed % TimeSpan.TicksPerSecond != 0);
        }
    }
}
