namespace Assay.Formats.Tags;

/// <summary>Reads a CSV file: a row per sample and class.</summary>
sealed class TagTable
{
    readonly TagsOptions options;
    readonly string path;
    readonly IHost host;
    readonly List<TagEntry> entries = [];
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly ImageNames? images;
    TagColumns columns = null!;

    TagTable(TagsOptions options, IHost host)
    {
        (this.options, path, this.host) = (options, options.Labels.Path, host);
        images = options.Images is { } root ? new ImageNames(root.Path, options.Extension) : null;
    }

    /// <exception cref="DataException">No CSV file, or not the columns that the options name.</exception>
    public static TagListing Read(TagsOptions options, IHost host, CancellationToken cancel)
    {
        TagTable table = new(options, host);
        table.ReadRows(cancel);
        var attributes = table.columns?.Attributes.Build(table.entries, table.host.Report) ?? [];
        return new TagListing(table.entries, attributes, options.Names);
    }

    void ReadRows(CancellationToken cancel)
    {
        foreach (var row in CsvRows.Read(path, CsvRows.DelimiterOf(path, options.Delimiter)))
        {
            cancel.ThrowIfCancellationRequested();
            if (columns is null)
            {
                columns = TagColumns.Of(row, options, path);
                if (options.Header)
                    continue;
            }
            if (row.Cells.Length != columns.Count)
                host.Report(new Problem("row-length", $"the row has {row.Cells.Length} cells, expected {columns.Count} as the first row has; it is left out (is a delimiter or a quote missing?)") { File = path, Place = $"line {row.Line}" });
            else if (row.Cells[columns.Sample].Length == 0)
                host.Report(new Problem("empty-cell", "the sample's name is empty; the row is left out") { File = path, Place = $"line {row.Line}" });
            else
                Add(row);
        }
    }

    void Add(CsvLine row)
    {
        var id = row.Cells[columns.Sample];
        if (!positions.TryGetValue(id, out var position))
        {
            positions.Add(id, position = entries.Count);
            entries.Add(Start(id, row.Line));
        }
        columns.Attributes.Take(position, row);
        AddTags(entries[position], row);
    }

    TagEntry Start(string id, int line)
    {
        TagEntry entry = new(id, images?.Find(id), line);
        if (images is not null && entry.Image is null)
            entry.Problems.Add(At(entry, line, "unsafe-name", $"'{id.Replace("\0", "\\0")}' could leave the folder of images; expected a relative name without '..'. The sample has no image"));
        return entry;
    }

    void AddTags(TagEntry entry, CsvLine row)
    {
        var cell = row.Cells[columns.Class];
        var names = NamesOf(cell, options);
        entry.Annotated |= names.Length > 0 || options.Empty == EmptyCell.NoClass;
        if (names.Length == 0 && options.Empty == EmptyCell.NotAnnotated)
            entry.Problems.Add(At(entry, row.Line, "empty-cell", "the class is empty, which says nothing; write the class, or say 'empty: no_class' if it means that none of them is there"));
        foreach (var name in names)
            if (entry.Tags.FindIndex(tag => tag.Name == name) is >= 0 and var at)
                entry.Problems.Add(At(entry, row.Line, "duplicate-tag", $"'{name}' already stands at line {entry.Tags[at].Line}; it counts once"));
            else
                entry.Tags.Add(new Tag(name, row.Line));
    }

    /// <summary>The classes that a cell names.</summary>
    public static string[] NamesOf(string cell, TagsOptions options) =>
        options.Separator is { } separator ? cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : cell.Length > 0 ? [cell] : [];

    Problem At(TagEntry entry, int line, string code, string message) => new(code, message) { File = path, Place = $"line {line}", Sample = entry.Id };
}
