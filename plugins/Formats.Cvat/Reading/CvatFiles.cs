using Assay.Kernels.Files;

namespace Assay.Formats.Cvat.Reading;

/// <summary>The exports behind a path: XML files, archives, and folders or backups with annotations.json.</summary>
static class CvatFiles
{
    const string JsonName = "annotations.json";

    /// <summary>What to read, in a fixed order; bundles are to be disposed by the caller.</summary>
    /// <param name="bundles">Takes them as they are opened.</param>
    /// <exception cref="DataException">There is nothing of CVAT's.</exception>
    public static (IReadOnlyList<CvatExport> Exports, IReadOnlyList<KeyValuePair<string, string>> Files) Find(string path, List<IBundle> bundles)
    {
        var set = Search(path);
        List<CvatExport> exports = [];
        List<KeyValuePair<string, string>> files = [];
        foreach (var name in set.Paths)
        {
            var count = exports.Count;
            Add(set, name, File.Exists(path), exports, bundles);
            if (exports.Count > count)
                files.Add(new(name, set.Absolute(name)));
        }
        return exports.Count > 0 ? (exports, files)
            : throw new DataException("no-files", "there is no file of CVAT's: expected XML of \"CVAT for images 1.1\" or \"CVAT for video 1.1\", a zip archive with annotations.xml, or a backup with annotations.json", path);
    }

    static PathSet Search(string path)
    {
        try
        {
            return PathSet.Find(path, ".xml", ".zip", ".json");
        }
        catch (FileNotFoundException missing)
        {
            throw new DataException("no-files", $"path: {missing.Message}", path, inner: missing);
        }
    }

    static void Add(PathSet set, string name, bool named, List<CvatExport> exports, List<IBundle> bundles)
    {
        var file = set.Absolute(name);
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".zip":
                var zip = new ZipBundle(file);
                bundles.Add(zip);
                exports.AddRange(zip.Names.Where(IsAnnotations).Order(StringComparer.Ordinal).Select(entry => new CvatExport(Join(name[..^4], FolderOf(entry)), zip, entry)));
                break;
            case ".xml" when named || XmlHead.IsCvat(file):
            case ".json" when Path.GetFileName(name) == JsonName || named:
                var folder = new FolderBundle(Path.GetDirectoryName(file)!);
                bundles.Add(folder);
                exports.Add(new CvatExport(Path.GetFileNameWithoutExtension(name) == "annotations" ? FolderOf(name) : name[..^Path.GetExtension(name).Length], folder, Path.GetFileName(file)));
                break;
        }
    }

    static bool IsAnnotations(string entry) => Path.GetFileName(entry) == JsonName || entry.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !entry.StartsWith("images/", StringComparison.Ordinal);

    static string FolderOf(string name) => name.LastIndexOf('/') is > 0 and var at ? name[..at] : "";

    static string Join(string a, string b) => b.Length == 0 ? a : $"{a}/{b}";
}
