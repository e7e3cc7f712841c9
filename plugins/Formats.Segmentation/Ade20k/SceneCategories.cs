namespace Assay.Formats.Segmentation.Ade20k;

/// <summary>sceneCategories.txt: an image and what it shows, a line each.</summary>
static class SceneCategories
{
    /// <summary>By the image's name; empty where there is no such file.</summary>
    public static IReadOnlyDictionary<string, string> Read(string root)
    {
        Dictionary<string, string> scenes = new(StringComparer.Ordinal);
        var path = Path.Combine(root, "sceneCategories.txt");
        if (File.Exists(path))
            foreach (var words in File.ReadLines(path).Select(line => line.Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(words => words.Length == 2))
                scenes[words[0]] = words[1];
        return scenes;
    }
}
