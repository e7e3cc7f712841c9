namespace Assay.Formats.Yolo.Reading;

/// <summary>Which file is the data.yaml.</summary>
static class Configs
{
    static readonly string[] Usual = ["data.yaml", "data.yml", "dataset.yaml", "dataset.yml"];

    /// <summary>Null when a folder has none.</summary>
    /// <exception cref="DataException">There is nothing, several files could be it, or the path is another file.</exception>
    public static string? Find(string path)
    {
        if (File.Exists(path))
            return IsYaml(path) ? path : throw new DataException("yolo-config", "it is neither a folder nor a YAML file, expected data.yaml, or the folder with 'images' and 'labels'", path);
        if (!Directory.Exists(path))
            throw new DataException("unreadable-file", "it does not exist, expected data.yaml or a folder", path);
        if (Usual.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists) is { } usual)
            return usual;
        string[] others = [.. Directory.GetFiles(path).Where(IsYaml).Where(NamesClasses).Order(StringComparer.Ordinal)];
        return others.Length < 2 ? others.FirstOrDefault()
            : throw new DataException("yolo-config", $"{others.Length} YAML files here name classes ({Path.GetFileName(others[0])}, {Path.GetFileName(others[1])}), expected one; name the one that is meant", path);
    }

    public static bool IsYaml(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml";

    static bool NamesClasses(string path)
    {
        try
        {
            return ConfigReader.Read(path) is { Names: not null } or { Splits.Count: > 0 };
        }
        catch (DataException)
        {
            return false; // Some other YAML file.
        }
    }
}
