namespace Assay.Formats.Tags;

/// <summary>Which column is what.</summary>
sealed record TagColumns(int Count, int Sample, int Class, AttributeCells Attributes)
{
    /// <param name="first">The first row of the file: the header, when there is one.</param>
    /// <exception cref="DataException">A column is not there, or two have one name.</exception>
    public static TagColumns Of(CsvLine first, TagsOptions options, string path)
    {
        var names = options.Header ? first.Cells : [.. first.Cells.Select((_, column) => $"column_{column + 1}")];
        if (names.Length < 2)
            throw new DataException("no-columns", $"the first row has one cell, expected a sample and a class; say what stands between cells: delimiter: ';'", path, $"line {first.Line}");
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException("column-twice", $"the column '{twice.Key}' stands twice, expected different names; rename one"
                + (options.Header ? ", or say 'header: false' if the first row is a sample" : ""), path, $"line {first.Line}");
        var sample = options.SampleColumn is { } named ? Find(names, "sample_column", named, path) : -1;
        var @class = options.ClassColumn is { } called ? Find(names, "class_column", called, path) : sample == 1 ? 0 : 1;
        sample = sample < 0 ? @class == 0 ? 1 : 0 : sample;
        if (sample == @class)
            throw new DataException("column-twice", $"'{names[sample]}' is both sample_column and class_column, expected two columns", path);
        int[] others = [.. Enumerable.Range(0, names.Length).Where(column => column != sample && column != @class)];
        return new TagColumns(names.Length, sample, @class, new AttributeCells(path, [.. others.Select(column => (column, names[column]))]));
    }

    static int Find(string[] names, string option, string name, string path) => Array.IndexOf(names, name) is >= 0 and var column ? column
        : throw new DataException("no-column", $"{option}: there is no column '{name}', the file has: {string.Join(", ", names)}", path);
}
