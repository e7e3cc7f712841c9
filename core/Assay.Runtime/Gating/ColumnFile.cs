using System.Globalization;
using Assay.Runtime.Running;

namespace Assay.Runtime.Gating;

/// <summary>Some columns of a run's table, read a line at a time: of the others nothing is kept.</summary>
/// <param name="path">scores.csv or instances.csv.</param>
/// <param name="first">How many fields stand before the columns.</param>
/// <param name="columns">What they mean, by full name.</param>
sealed class ColumnFile(string path, int first, IReadOnlyDictionary<string, Column> columns)
{
    readonly List<(Column Column, int Field, List<double> Values)> wanted = [];

    /// <param name="take">Is given the fields before the columns, line by line.</param>
    public void Read(Action<string[]> take)
    {
        var header = true;
        foreach (var line in Csv.Read(path))
        {
            if (header)
                wanted.AddRange(line.Index().Skip(first).Where(field => columns.ContainsKey(field.Item)).Select(field => (columns[field.Item], field.Index, new List<double>())));
            else
            {
                take(line);
                foreach (var (_, field, values) in wanted)
                    values.Add(line[field].Length == 0 ? double.NaN : double.Parse(line[field], CultureInfo.InvariantCulture));
            }
            header = false;
        }
    }

    /// <summary>Adds the columns to rows, one for each line.</summary>
    public Rows Fill(Rows rows)
    {
        foreach (var (column, _, values) in wanted)
            rows = rows.With(column, [.. values]);
        return rows;
    }
}
