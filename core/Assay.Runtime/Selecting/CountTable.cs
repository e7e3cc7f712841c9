using System.Globalization;

namespace Assay.Runtime.Selecting;

/// <summary>Counts of rows by what each of several conditions is for them: true, false, or not known.</summary>
/// <param name="names">Of the conditions.</param>
sealed class CountTable(IReadOnlyList<string> names)
{
    const string Unknown = "empty";

    static readonly string[] States = ["true", "false", Unknown];

    /// <summary>Columns beside those of the conditions.</summary>
    public static IReadOnlyList<string> Own { get; } = ["rows", "share", "of"];

    readonly int[] counts = new int[(int)Math.Pow(States.Length, names.Count)];

    /// <param name="holds">In the order of the names; null: not known.</param>
    public void Add(IReadOnlyList<bool?> holds) => counts[holds.Aggregate(0, (cell, holds) => cell * States.Length + (holds switch { true => 0, false => 1, null => 2 }))]++;

    /// <summary>
    /// A line per combination: every one of those without an unknown condition, with its share of them (<c>of</c> says how many they are), then those with one that occur, as counts only.
    /// </summary>
    public DatasetTable Table(string name)
    {
        var cells = Enumerable.Range(0, counts.Length).Select(cell => (States: StatesOf(cell), Rows: counts[cell])).ToArray();
        var known = cells.Where(cell => !cell.States.Contains(Unknown)).ToArray();
        var of = known.Sum(cell => cell.Rows);
        return new DatasetTable(name, [.. names, .. Own],
        [
            .. known.Select(cell => Line(cell.States, cell.Rows, of == 0 ? "" : ((double)cell.Rows / of).ToString("R", CultureInfo.InvariantCulture), $"{of}")),
            .. cells.Where(cell => cell.States.Contains(Unknown) && cell.Rows > 0).Select(cell => Line(cell.States, cell.Rows, "", "")),
        ]);
    }

    static IReadOnlyList<string> Line(string[] states, int rows, string share, string of) => [.. states, $"{rows}", share, of];

    string[] StatesOf(int cell)
    {
        var states = new string[names.Count];
        for (var i = names.Count - 1; i >= 0; i--, cell /= States.Length)
            states[i] = States[cell % States.Length];
        return states;
    }
}
