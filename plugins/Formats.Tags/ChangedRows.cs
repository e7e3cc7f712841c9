namespace Assay.Formats.Tags;

/// <summary>The rows of a sample whose classes change.</summary>
/// <param name="change">By class as it is written, the one that takes its place; null: none does.</param>
sealed class ChangedRows(TagsOptions options, Dictionary<string, string?> change)
{
    readonly List<(CsvLine Row, TagColumns Columns, List<string> Names, bool Changed)> rows = [];

    public void Take(CsvLine row, TagColumns columns)
    {
        var was = TagTable.NamesOf(row.Cells[columns.Class], options);
        List<string> now = [.. was.Select(name => change.TryGetValue(name, out var other) ? other : name).OfType<string>()];
        rows.Add((row, columns, now, !was.SequenceEqual(now)));
    }

    /// <summary>What has to be written. The sample's first row stays where it is, so that samples keep their order: when its class goes, a later row's takes its place.</summary>
    /// <exception cref="DataException">Nothing is left, and nothing would mean "not annotated".</exception>
    public IEnumerable<ClassCell> Cells(char delimiter)
    {
        if (rows[0] is { Changed: true, Names.Count: 0 } first && rows.FindIndex(row => row.Names.Count > 0) is > 0 and var later)
        {
            rows[0] = first with { Names = rows[later].Names };
            rows[later] = rows[later] with { Names = [], Changed = true };
        }
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { Changed: true } row)
                yield return new ClassCell(row.Row.Line, row.Columns.Sample, row.Columns.Class, delimiter, row.Row.Cells[row.Columns.Sample], i > 0 && row.Names.Count == 0 ? null : Text(row.Names, row.Row));
    }

    string Text(List<string> names, CsvLine row) => names.Count > 0 || options.Empty == EmptyCell.NoClass ? string.Join(options.Separator, names)
        : throw new DataException("tags-copy", "the sample loses its only class, and an empty cell means 'not annotated'; say 'empty: no_class' if it means that none of them is there", options.Labels.Path, $"line {row.Line}");
}
