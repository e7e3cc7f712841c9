namespace Assay.Runtime.Running;

/// <summary>Folders of this user and this installation.</summary>
public static class AssayFolders
{
    /// <summary>This installation: the application with Assay.Contracts.dll and Assay.Kernels.dll. Plugins of one's own are built against it, as <c>AssayHome</c>.</summary>
    public static string Home => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Compiled scripts and costly opinions: <c>ASSAY_CACHE</c>, else <c>XDG_CACHE_HOME/assay</c>, else the user's cache folder.</summary>
    public static string Cache
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ASSAY_CACHE") is { Length: > 0 } own)
                return Path.GetFullPath(own);
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg)
                return Path.Combine(Path.GetFullPath(xdg), "assay");
            return OperatingSystem.IsWindows()
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "assay", "cache")
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "assay");
        }
    }

    /// <summary>Where compiled scripts are kept.</summary>
    public static string Scripts => Path.Combine(Cache, "scripts");
}
