namespace Assay.Kernels.Files;

/// <summary>Where a path leads once every link on the way is followed, so that one file is one file whatever it was called.</summary>
public static class RealPath
{
    /// <summary>Absolute; of a link that leads nowhere, the link.</summary>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var here = Path.Combine(Of(folder), Path.GetFileName(full));
        try
        {
            return File.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? Of(target.FullName) : here;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return here; // A link that leads nowhere; whoever opens it says so.
        }
    }
}
