namespace Assay.Formats.Tags;

/// <summary>A copy of a CSV file in which some samples have other classes: only the cells with classes change, and a row goes where a sample loses the class that it stood for.</summary>
sealed class TagsCopy(TagsOptions options, IReadOnlyList<TagEntry> entries, TagClasses classes, string folder) : IDatasetCopy
{
    /// <summary>By sample: what becomes of a class as it was written; null: it goes.</summary>
    readonly Dictionary<string, Dictionary<string, string?>> changes = new(StringComparer.Ordinal);

    string Source => options.Labels.Path;

    public ValueTask ReplaceAsync(int index, Labels labels, CancellationToken cancel)
    {
        var entry = entries[index];
        var now = (labels.Tags ?? []).ToHashSet();
        var gone = entry.Tags.Select(tag => tag.Name).Where(name => classes.Find(name) is { } id && !now.Contains(id)).ToArray();
        var arrived = now.Except(entry.Tags.Select(tag => classes.Find(tag.Name)).OfType<int>()).Select(classes.NameOf).ToArray();
        if (arrived.Length > gone.Length)
            throw new DataException("tags-copy", $"sample '{entry.Id}' gets more classes than it had; in a copy of a CSV file a class can be exchanged or left out, not added", Source);
        if (gone.Length > 0)
            changes[entry.Id] = gone.Index().ToDictionary(one => one.Item, one => arrived.ElementAtOrDefault(one.Index), StringComparer.Ordinal);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyDictionary<string, string>> CompleteAsync(CancellationToken cancel)
    {
        CheckClasses();
        var name = Path.GetFileName(Source);
        var target = Path.Combine(folder, name);
        Errors.Wrap(target, () =>
        {
            File.Copy(Source, target);
            File.SetAttributes(target, FileAttributes.Normal);
            if (changes.Count > 0)
                TextLines.Edit(target, Cells(cancel));
            return true;
        });
        return ValueTask.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["labels"] = name });
    }

    /// <summary>Classes are those that occur unless they are listed; with one gone, the others would be numbered anew.</summary>
    void CheckClasses()
    {
        if (options.Names.Count > 0)
            return;
        var left = entries.SelectMany(entry => entry.Tags.Select(tag => changes.GetValueOrDefault(entry.Id) is { } change && change.TryGetValue(tag.Name, out var now) ? now : tag.Name)).ToHashSet();
        if (entries.SelectMany(entry => entry.Tags).FirstOrDefault(tag => !left.Contains(tag.Name)) is { Name: { } lost })
            throw new DataException("tags-copy", $"no sample of '{lost}' is left in the copy, so it would have a class less; list the classes with names:, or change fewer samples", Source);
    }

    /// <summary>By line, the new cell; null: the line goes.</summary>
    Dictionary<int, ClassCell> Cells(CancellationToken cancel)
    {
        var delimiter = CsvRows.DelimiterOf(Source, options.Delimiter);
        TagColumns? columns = null;
        Dictionary<string, ChangedRows> samples = new(StringComparer.Ordinal);
        foreach (var row in CsvRows.Read(Source, delimiter))
        {
            cancel.ThrowIfCancellationRequested();
            var isHeader = columns is null && options.Header;
            columns ??= TagColumns.Of(row, options, Source);
            if (!isHeader && row.Cells.Length == columns.Count && changes.TryGetValue(row.Cells[columns.Sample], out var change))
                (samples.TryGetValue(row.Cells[columns.Sample], out var rows) ? rows : samples[row.Cells[columns.Sample]] = new ChangedRows(options, change)).Take(row, columns);
        }
        return samples.Values.SelectMany(rows => rows.Cells(delimiter[0])).ToDictionary(cell => cell.Line);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
