using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Selecting;

/// <summary>
/// Adds the place that a row takes when several columns are heard together: <c>id_place</c> (1 = the most suspicious; equal rows share the better place) and <c>id_score</c>,
/// the number that the places are taken from. Rows that were dropped before take no part, and a row that none of the columns has a value for stays empty. Orders and drops
/// nothing: <c>lowest: { by: rank_place, count: 500 }</c> does.
/// </summary>
[Component("rank", "Ranks rows by several columns together, each from its suspicious end.")]
public sealed class RankStep(RankOptions options) : ITableStep, IBindable, IReadsColumns
{
    readonly Dictionary<string, RankEnd> ends = [];
    bool ofInstances, dependsOnSize;
    string id = "rank";

    string Place => $"{id}_place";

    string Score => $"{id}_score";

    public IReadOnlyList<Column> Adds => [Column(Place, Suspicious.Low), Column(Score, Fusion.EndOf(options.Method))];

    IReadOnlyList<string> IReadsColumns.Reads => [];

    bool IReadsColumns.Selects => false;

    IReadOnlyList<Source> IReadsColumns.SourcesOf(string column) =>
        column == Place || column == Score ? [.. options.By.Select(by => new Source(by.Name, ends[by.Name] == RankEnd.High ? Suspicious.High : Suspicious.Low))] : [];

    Column Column(string name, Suspicious end) => new(name, ofInstances ? Of.Instance : Of.Sample, end) { DependsOnSize = dependsOnSize };

    object IBindable.Bind(Scope scope)
    {
        id = scope.StepId;
        ends.Clear();
        if (options.By.Count == 0)
            throw new AssayException(Codes.BadOptions, "'by' is empty, expected the columns to rank by");
        if (options.Ends.Keys.FirstOrDefault(name => options.By.All(by => by.Name != name)) is { } stray)
            throw new AssayException(Codes.BadOptions, $"'ends' names '{stray}', which is not one of the columns in 'by'");
        foreach (var by in options.By)
            if (!ends.TryAdd(by.Name, EndOf(by.Name, scope)))
                throw new AssayException(Codes.BadOptions, $"'by' names '{by.Name}' twice");
        ofInstances = scope.Columns.Any(column => column.Of == Of.Instance && ends.ContainsKey(column.Name));
        dependsOnSize = scope.Columns.Any(column => column.DependsOnSize && ends.ContainsKey(column.Name));
        return this;
    }

    RankEnd EndOf(string name, Scope scope)
    {
        if (options.Ends.TryGetValue(name, out var stated))
            return stated;
        var column = scope.Columns.FirstOrDefault(candidate => candidate.Name == name);
        return column?.End != Suspicious.Neither ? column?.End == Suspicious.High ? RankEnd.High : RankEnd.Low
            : throw new AssayException(Codes.BadOptions, $"the column '{name}' has no suspicious end; say which it is: ends: {{ {name}: high }}, or low");
    }

    public Table Apply(Table table)
    {
        var rows = RowsOf(table);
        var columns = options.By.Select(by => PlacesOf(table, by.Name)).Where(places => places.Count > 0).ToArray();
        var scores = new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
            scores[row] = columns.Any(places => places.Has(row)) ? Fusion.Of(options.Method, options.K, columns, row) : double.NaN;
        rows = rows.With(Adds[0], Best(scores)).With(Adds[1], scores);
        return ofInstances ? table with { Instances = rows } : table with { Samples = rows };
    }

    Rows RowsOf(Table table) => ofInstances ? table.Instances : table.Samples;

    Places PlacesOf(Table table, string name)
    {
        var rows = RowsOf(table);
        var source = table.RowsOf(name)[name].ToArray();
        var values = ofInstances && !table.IsOfInstances(name) ? [.. table.Instances.Samples.Select(sample => source[sample])] : source;
        return new Places(values, rows.IsKept, ends[name] == RankEnd.High);
    }

    /// <summary>The places by the scores; equal ones share the better.</summary>
    double[] Best(double[] scores)
    {
        var scored = scores.Where(score => !double.IsNaN(score));
        Dictionary<double, int> places = [];
        foreach (var (place, score) in (Fusion.EndOf(options.Method) == Suspicious.High ? scored.OrderDescending() : scored.Order()).Index())
            places.TryAdd(score, place + 1);
        return [.. scores.Select(score => double.IsNaN(score) ? double.NaN : places[score])];
    }

    /// <summary>How many rows each column had a say about.</summary>
    public IEnumerable<DatasetTable> Tables(Table table)
    {
        var rows = RowsOf(table);
        var kept = Enumerable.Range(0, rows.Count).Count(rows.IsKept);
        yield return new DatasetTable("columns", ["column", "suspicious", "rows", "empty"], [.. options.By.Select(by => Line(by.Name, PlacesOf(table, by.Name).Count, kept))]);
    }

    IReadOnlyList<string> Line(string column, int count, int kept) => [column, ends[column] == RankEnd.High ? "high" : "low", $"{count}", $"{kept - count}"];
}
