using System.Runtime.InteropServices;
using Assay.Runtime.Running;

namespace Assay.Runtime.Doctor;

/// <summary>How much there is of what an audit uses up.</summary>
static class MachineFacts
{
    const long LittleDisk = 1L << 30;

    public static IReadOnlyList<Fact> All() =>
    [
        new("system", $"{RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}"),
        new("cores", $"{Environment.ProcessorCount}"),
        new("memory", Memory()),
        Disk(AssayFolders.Cache),
    ];

    /// <summary>The limit of a container counts, where there is one.</summary>
    static string Memory()
    {
        var total = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Available() is { } free ? $"{Gigabytes(Math.Min(free, total))} free of {Gigabytes(total)}" : Gigabytes(total);
    }

    static long? Available()
    {
        const string File = "/proc/meminfo";
        var line = System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)) : null;
        return line is not null && long.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], out var kilobytes) ? kilobytes << 10 : null;
    }

    static Fact Disk(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        var free = new DriveInfo(existing).AvailableFreeSpace;
        return new("disk", $"{Gigabytes(free)} free for the cache", free < LittleDisk ? "make room, or name another folder in ASSAY_CACHE" : null);
    }

    static string Gigabytes(long bytes) => $"{bytes / (double)(1 << 30):0.0} GB";
}
