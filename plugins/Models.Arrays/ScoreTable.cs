using System.Globalization;

namespace Assay.Models.Arrays;

/// <summary>Class scores in a CSV file: a column for samples, then one per class. A row that cannot be used is its sample's failure.</summary>
sealed class ScoreTable : IStore
{
    readonly string path;
    readonly Dictionary<string, (int Line, double[]? Scores, DataException? Broken)> rows = new(StringComparer.Ordinal);

    ScoreTable(string path, ClassList classes) => (this.path, Classes) = (path, classes);

    public ClassList Classes { get; }

    public IReadOnlyCollection<string> Ids => rows.Keys;

    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new(Path.GetFileName(path), path)];

    public static bool IsTable(string path) => File.Exists(path) && Path.GetExtension(path).ToLowerInvariant() is ".csv" or ".tsv";

    /// <exception cref="DataException">It is no table of samples and classes, or a sample stands twice.</exception>
    public static ScoreTable Read(string path, string? match, bool multiLabel, CancellationToken cancel)
    {
        if (match is not null)
            throw new DataException("useless-match", $"class_scores: match '{match}' names files, but this is one file; remove match", path);
        ScoreTable? table = null;
        foreach (var row in CsvRows.Read(path))
        {
            cancel.ThrowIfCancellationRequested();
            if (table is null)
                table = new ScoreTable(path, ReadHeader(row, path));
            else
                table.Add(row, multiLabel);
        }
        return table is { rows.Count: > 0 } ? table : throw new DataException("no-files", "class_scores: the file has no row, expected a header 'sample,class,class,...' and a row per sample", path);
    }

    static ClassList ReadHeader(CsvLine header, string path)
    {
        string[] names = header.Cells[1..];
        if (names.Length == 0 || names.Any(name => name.Length == 0) || names.Distinct(StringComparer.Ordinal).Count() < names.Length)
            throw new DataException("score-header", "class_scores: the header is " + (names.Length == 0 ? "one cell" : names.Any(name => name.Length == 0) ? "without a name in one column" : "the same name twice")
                + ", expected a column for samples and then different classes' names", path, $"line {header.Line}");
        return names.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number != Math.Floor(number))
            ? throw new DataException("score-header", "class_scores: the first row holds numbers, expected a header with the classes' names: sample,cat,dog", path, $"line {header.Line}")
            : ClassList.Named(names);
    }

    void Add(CsvLine row, bool multiLabel)
    {
        var id = row.Cells[0];
        if (rows.TryGetValue(id, out var before))
            throw new DataException("duplicate-scores", $"class_scores: the sample '{id}' stands at line {before.Line} too, expected one row per sample; remove one", path, $"line {row.Line}");
        double[] scores = [.. row.Cells.Skip(1).Select(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? score : double.NaN)];
        var defect = scores.Length != Classes.Count ? $"the row has {scores.Length} scores, the header {Classes.Count} classes" : ClassScoreCheck.Find(scores, multiLabel, k => $"'{Classes[k].Name}'");
        rows[id] = defect is null ? (row.Line, scores, null) : (row.Line, null, new DataException("broken-scores", $"{defect} ('{id}')", path, $"line {row.Line}"));
    }

    /// <summary>Which row changed is not known, so what it says is compared.</summary>
    public Origin OriginOf(int index, string id) => new([path], id);

    public Opinion Read(int index, string id, Size size) =>
        !rows.TryGetValue(id, out var row) ? Opinion.None : row.Broken is { } broken ? throw broken : new Opinion { ClassScores = row.Scores };

    public void Dispose()
    {
    }
}
