namespace Assay.Runtime.Running;

/// <summary>Tells a disk without room, or a quota that is used up, from other errors of files.</summary>
public static class DiskFull
{
    const int NoSpace = 28, QuotaExceeded = 122, WindowsHandleDiskFull = unchecked((int)0x80070027), WindowsDiskFull = unchecked((int)0x80070070);

    public static bool Explains(Exception e) => e is IOException && e.HResult is NoSpace or QuotaExceeded or WindowsHandleDiskFull or WindowsDiskFull;

    /// <summary>What to say of it.</summary>
    /// <param name="folder">What was written to.</param>
    /// <param name="next">The command that goes on.</param>
    public static string Message(string folder, string next) =>
        $"{folder} is on a disk that is full{Free(folder)}; what was finished is kept. Make room, then go on: {next}";

    static string Free(string folder)
    {
        try
        {
            return $" ({Caching.ByteSize.Show(new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace)} free)";
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
