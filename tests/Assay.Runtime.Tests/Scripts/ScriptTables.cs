using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>Small tables, and what selectors in C# keep of them.</summary>
static class ScriptTables
{
    public static Table Of(params (string Name, double[] Values)[] columns)
    {
        var rows = new Rows([.. Enumerable.Range(0, columns[0].Values.Length)], new bool[columns[0].Values.Length]);
        foreach (var (name, values) in columns)
            rows = rows.With(new Column(name), values);
        return new Table(rows, new Rows([], []), []);
    }

    public static Table Apply(CompiledScript script, Table table, params (string Key, object? Value)[] values) =>
        new ScriptSelector(new ScriptOptions { File = new InputPath(script.Files[0].Path), Script = script, Values = values.ToDictionary(entry => entry.Key, entry => entry.Value) },
            [.. table.Samples.Columns, .. table.Instances.Columns]).Apply(table);

    /// <summary>Rows of samples that are left, in review order.</summary>
    public static string Kept(CompiledScript script, Table table, params (string Key, object? Value)[] values) => string.Join(' ', Apply(script, table, values).Samples.InOrder);
}
