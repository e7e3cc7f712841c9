namespace Assay.Formats.Segmentation.Voc;

/// <summary>The lists of ImageSets/Segmentation, or where that is missing ImageSets/Main or ImageSets: an id a line.</summary>
sealed class MaskLists(string folder, IReadOnlyDictionary<string, HashSet<string>> lists)
{
    static readonly string[] Splits = ["train", "val", "test"];

    public static MaskLists Read(string root)
    {
        var folder = new[] { "ImageSets/Segmentation", "ImageSets/Main", "ImageSets" }.Select(name => Path.Combine(root, name)).FirstOrDefault(name => Directory.Exists(name) && Directory.EnumerateFiles(name, "*.txt").Any());
        return folder is null ? new MaskLists(root, new Dictionary<string, HashSet<string>>())
            : new MaskLists(folder, Directory.EnumerateFiles(folder, "*.txt").ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>Null: all.</summary>
    /// <exception cref="DataException">There is no such list.</exception>
    public HashSet<string>? Choose(IReadOnlyList<string> names) => names.Count == 0 ? null : names.SelectMany(name => lists.TryGetValue(name, out var list) ? list
        : throw new DataException("missing-list", $"'split: {name}' is none of the lists, expected one of: {(lists.Count == 0 ? "none, as there is no ImageSets" : string.Join(", ", lists.Keys.Order(StringComparer.Ordinal).Take(8)))}", folder)).ToHashSet(StringComparer.Ordinal);

    /// <summary>In which of train, val and test a sample is; CVAT calls a task's only list 'default'.</summary>
    public string? SplitOf(string id) => Splits.FirstOrDefault(split => lists.TryGetValue(split, out var list) && list.Contains(id));
}
