using Assay.Runtime.Running;

namespace Assay.Runtime.Comparing;

/// <summary>The tables of one step, by name.</summary>
public sealed class StepTables
{
    readonly SortedDictionary<string, StoredTable> tables = new(StringComparer.Ordinal);

    /// <summary>Reads those of a run.</summary>
    public StepTables(string run, string step)
    {
        var folder = new RunFolder(run, run).Tables;
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"{step}.*.csv") : [])
            if (Csv.Read(file).ToArray() is [var header, .. var rows])
                tables[Path.GetFileNameWithoutExtension(file)[(step.Length + 1)..]] = new StoredTable(header, rows);
    }

    public IReadOnlyDictionary<string, StoredTable> All => tables;

    public StoredTable? Find(string name) => tables.GetValueOrDefault(name);

    /// <exception cref="AssayException">The step did not leave it.</exception>
    public StoredTable this[string name] => Find(name) ?? throw new AssayException("missing-table", $"the run has no table '{name}' of the comparison; was it made by another version? run it again with another --out");
}
