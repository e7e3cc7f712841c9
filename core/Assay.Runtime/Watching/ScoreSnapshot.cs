using Assay.Runtime.Running;

namespace Assay.Runtime.Watching;

/// <summary>The rows of a run's scores.csv, as text.</summary>
/// <param name="Columns">In order; the first is the state.</param>
/// <param name="Rows">By sample, in dataset order; a value for each column, empty for no evidence.</param>
public sealed record ScoreSnapshot(IReadOnlyList<string> Columns, IReadOnlyList<(string Sample, IReadOnlyList<string> Values)> Rows)
{
    /// <param name="folder">Of a finished run.</param>
    public static ScoreSnapshot Read(string folder)
    {
        var lines = Csv.Read(new RunFolder(folder, folder).Scores).ToList();
        int[] shown = [.. Enumerable.Range(1, lines[0].Length - 1).Where(column => lines[0][column] != "control")];
        return new ScoreSnapshot([.. shown.Select(column => lines[0][column])], [.. lines.Skip(1).Select(line => (line[0], (IReadOnlyList<string>)[.. shown.Select(column => line[column])]))]);
    }
}
