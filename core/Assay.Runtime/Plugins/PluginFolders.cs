namespace Assay.Runtime.Plugins;

/// <summary>
/// Where plugins lie. A folder whose <c>Name/Name.dll</c> exists holds the plugin Name; a folder that itself is <c>Name</c> with <c>Name.dll</c> is that plugin.
/// </summary>
static class PluginFolders
{
    /// <summary>The main assemblies below a folder, in ordinal order; folders with assemblies but without their own are problems.</summary>
    public static IEnumerable<string> Find(string folder, bool mustExist, List<Problem> problems)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(full))
        {
            if (mustExist)
                problems.Add(new("plugin-folder", $"plugin folder '{folder}' does not exist; --plugins and ASSAY_PLUGINS name folders that hold plugins"));
            return [];
        }
        return File.Exists(MainOf(full)) ? [MainOf(full)] : Below(full, mustExist, problems);
    }

    static List<string> Below(string folder, bool mustHold, List<Problem> problems)
    {
        List<string> found = [];
        foreach (var plugin in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            if (File.Exists(MainOf(plugin)))
                found.Add(MainOf(plugin));
            else if (Directory.EnumerateFiles(plugin, "*.dll").Any())
                problems.Add(new("plugin-folder", $"plugin folder '{plugin}' has no {Path.GetFileName(plugin)}.dll; a plugin's folder is named after its assembly"));
        if (mustHold && found.Count == 0)
            problems.Add(new("plugin-folder", $"plugin folder '{folder}' holds no plugin; expected <Name>/<Name>.dll in it"));
        return found;
    }

    static string MainOf(string folder) => Path.Combine(folder, Path.GetFileName(folder) + ".dll");
}
