namespace Assay.Testing;

/// <summary>Where things are when tests run from a checkout.</summary>
public static class Repository
{
    /// <summary>The folder that holds Engine.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The built application's folder: host and plugins.</summary>
    public static string Product => Path.Combine(Root, "artifacts", "assay");

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Engine.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"no Engine.sln above {AppContext.BaseDirectory}");
    }
}
