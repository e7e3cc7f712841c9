namespace Assay.Formats.Voc.Reading;

/// <summary>The lists of ImageSets/Main: an id a line; lists of a class have a second column, -1 where it is not there.</summary>
sealed class ImageLists(string folder, Action<Problem> report)
{
    static readonly string[] Splits = ["train", "val", "test"];

    /// <summary>Says of images in which of train, val and test they are.</summary>
    public void NameSplits(IReadOnlyDictionary<string, VocImage> images)
    {
        var (twice, example) = (0, "");
        foreach (var split in Splits.Where(split => File.Exists(PathOf(split))))
            foreach (var id in Read(split))
                if (images.TryGetValue(id, out var image))
                {
                    if (image.Split is not null)
                        (twice, example) = (twice + 1, id);
                    image.Split ??= split;
                }
        if (twice > 0)
            report(new Problem("split-overlap", $"{twice} images stand in two lists, for example '{example}'; each counts in the first. What is trained on must not be tested on: remove one of them") { File = folder, Count = twice });
    }

    /// <summary>What lists name, of the images there are.</summary>
    /// <exception cref="DataException">There is no such list.</exception>
    public HashSet<string> Choose(IReadOnlyList<string> splits, IReadOnlyDictionary<string, VocImage> images)
    {
        HashSet<string> chosen = new(StringComparer.Ordinal);
        foreach (var split in splits)
        {
            if (split.AsSpan().ContainsAny('/', '\\', '\0') || !File.Exists(PathOf(split)))
                throw new DataException("missing-list", $"'split: {split}' is none of the lists, expected one of: {Known()}", folder);
            var ids = Read(split).ToArray();
            var missing = ids.Where(id => !images.ContainsKey(id)).ToArray();
            if (missing.Length > 0)
                report(new Problem("listed-image-missing", $"{missing.Length} of {ids.Length} names have neither an XML file nor an image, for example '{missing[0]}'; they are left out") { File = PathOf(split), Count = missing.Length });
            chosen.UnionWith(ids);
        }
        return chosen;
    }

    string Known() => Directory.Exists(folder) ? string.Join(", ", Directory.GetFiles(folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Take(8)) : "none, as the folder does not exist";

    string PathOf(string split) => Path.Combine(folder, split + ".txt");

    IEnumerable<string> Read(string split) => File.ReadLines(PathOf(split)).Select(line => line.Split([' ', '\t', '\r', '\uFEFF'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length == 1 || words.Length > 1 && words[^1] != "-1").Select(words => words[0]);
}
