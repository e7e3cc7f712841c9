namespace Assay.Formats.Voc.Reading;

/// <summary>The classes: those that the pipeline names, else all that occur.</summary>
static class ClassNames
{
    /// <exception cref="DataException">No file can be read; the first one's error.</exception>
    public static ClassList Find(IReadOnlyList<string> names, IReadOnlyList<VocImage> images, CancellationToken cancel)
    {
        if (names.Count > 0)
            return names.Distinct(StringComparer.Ordinal).Count() == names.Count ? ClassList.Named(names) : throw new DataException("broken-category", "'names' has a class twice, expected each once");
        var paths = images.Select(image => image.Xml).OfType<string>().ToArray();
        var found = new string[paths.Length][];
        var broken = new DataException?[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = cancel }, i => found[i] = Read(paths[i], out broken[i]));
        return paths.Length > 0 && Array.TrueForAll(broken, one => one is not null) ? throw broken[0]!
            : ClassList.Named(found.SelectMany(all => all).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // A file that cannot be read fails when its sample is.
    static string[] Read(string path, out DataException? broken)
    {
        try
        {
            broken = null;
            return [.. XmlFile.Read(path).Elements("object").Select(one => one.Text("name")).OfType<string>()];
        }
        catch (DataException unreadable)
        {
            broken = unreadable;
            return [];
        }
    }

    /// <summary>Pairs of names that differ in case, spaces or punctuation only.</summary>
    public static IEnumerable<(string First, string Second)> Alike(ClassList classes) => classes
        .GroupBy(one => new string([.. one.Name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)])).Where(group => group.Key.Length > 0 && group.Count() > 1)
        .Select(group => (group.First().Name, group.Last().Name));
}
