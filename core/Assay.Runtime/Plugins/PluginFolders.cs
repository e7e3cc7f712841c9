namespace Assay.Runtime.Plugins;

/// <summary>
/// Where plugins lie. A folder whose <c>Name/Name.dll</c> exists holds the plugin Name; a folder that itself is <c>Name</c> with <c>Name.dll</c> is that plugin.
/// </summary>
static class PluginFolders
{
    /// <summary>The main assemblies below a folder, in ordinal order; folders with assemblies but without their own are problems.</summary>
    public static IReadOnlyList<string> Find(string folder, bool mustExist, List<Problem> problems)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(full))
            problems.Add(new(PluginCodes.Folder, $"plugin folder '{folder}' is a file; --plugins and ASSAY_PLUGINS name the folder that holds it: {Path.GetDirectoryName(full)}"));
        else if (Directory.Exists(full))
            return File.Exists(MainOf(full)) ? [MainOf(full)] : Below(full, mustExist, problems);
        else if (mustExist)
            problems.Add(new(PluginCodes.Folder, $"plugin folder '{folder}' does not exist; --plugins and ASSAY_PLUGINS name folders that hold plugins"));
        return [];
    }

    static List<string> Below(string folder, bool mustHold, List<Problem> problems)
    {
        List<string> found = [];
        foreach (var plugin in List(folder, Directory.GetDirectories, problems))
            if (File.Exists(MainOf(plugin)))
                found.Add(MainOf(plugin));
            else if (List(plugin, path => Directory.GetFiles(path, "*.dll"), problems).Count > 0)
                problems.Add(new(PluginCodes.Folder, $"plugin folder '{plugin}' has no {Path.GetFileName(plugin)}.dll; a plugin's folder is named after its assembly"));
        if (mustHold && found.Count == 0)
            problems.Add(new(PluginCodes.Folder, $"plugin folder '{folder}' holds no plugin; expected <Name>/<Name>.dll in it"));
        return found;
    }

    static List<string> List(string folder, Func<string, string[]> list, List<Problem> problems)
    {
        try
        {
            return [.. list(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(PluginCodes.Folder, $"plugin folder '{folder}' cannot be read: {e.Message.TrimEnd('.')}"));
            return [];
        }
    }

    static string MainOf(string folder) => Path.Combine(folder, Path.GetFileName(folder) + ".dll");
}
