using System.Globalization;
using Assay.Formats.Segmentation.Reading;

namespace Assay.Formats.Segmentation.Ade20k;

/// <summary>objectInfo150: a class a line, with its number first and its names last, in columns parted by tabs or commas.</summary>
static class ObjectTable
{
    /// <exception cref="DataException">There is none.</exception>
    public static string Find(string root) => new[] { "objectInfo150.txt", "objectInfo150.csv" }.Select(name => Path.Combine(root, name)).FirstOrDefault(File.Exists)
        ?? throw new DataException("missing-class-table", "there is no objectInfo150.txt, which names the classes, expected it beside images and annotations; name it with 'objects:', or read the label maps with 'masks' and 'classes:'", root);

    /// <exception cref="DataException">A line is none of a class.</exception>
    public static ClassList Read(string path)
    {
        List<Class> classes = [];
        foreach (var (number, line) in SceneMap.Wrap(path, () => File.ReadAllLines(path)).Index())
        {
            var cells = Cells(line);
            if (line.Trim().Length == 0 || number == 0 && !int.TryParse(cells[0], out _))
                continue;
            if (!int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id is < 1 or >= LabelMap.FirstStranger || cells.Length < 2 || FirstName(cells[^1]) is not { Length: > 0 } name)
                throw new DataException("broken-table", $"'{(line.Length > 60 ? line[..60] : line)}' is no class, expected a number from 1, and a name last, parted by tabs or commas", path, $"line {number + 1}");
            if (classes.Exists(known => known.Id == id))
                throw new DataException("broken-table", $"the number {id} stands twice; give each class its own", path, $"line {number + 1}");
            classes.Add(new Class(id, classes.Exists(known => known.Name == name) ? $"{name} {id}" : name));
        }
        return classes.Count > 0 ? new ClassList(classes) : throw new DataException("broken-table", "it names no class", path);
    }

    /// <summary>Names are synonyms, "door;double door" or "door, double door"; the first one is the class's.</summary>
    static string FirstName(string names) => names.Trim().Trim('"').Split(';', ',')[0].Trim();

    // A comma parts columns only where no tab does, and the names, which have commas themselves, are the rest behind the fifth.
    static string[] Cells(string line) => line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t', StringSplitOptions.TrimEntries) : line.Split(',', 6, StringSplitOptions.TrimEntries);
}
