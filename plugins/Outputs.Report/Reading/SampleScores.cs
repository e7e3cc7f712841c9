namespace Assay.Outputs.Report.Reading;

/// <summary>scores.csv by columns.</summary>
sealed class SampleScores
{
    readonly List<string> ids = [];
    readonly List<string> states = [];
    readonly List<bool> control = [];
    readonly Dictionary<string, List<double>> columns = [];

    public IReadOnlyList<string> Ids => ids;

    /// <summary><c>kept</c>, <c>dropped:STEP</c> or <c>failed:CODE</c>; one object a word.</summary>
    public IReadOnlyList<string> States => states;

    public IReadOnlyList<bool> Control => control;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>NaN is empty.</summary>
    public ReadOnlySpan<double> this[string column] => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns[column]);

    public bool Has(string column) => columns.ContainsKey(column);

    public static SampleScores Read(string folder)
    {
        var path = Path.Combine(folder, "scores.csv");
        if (!File.Exists(path))
            return new SampleScores();
        using var lines = new CsvLines(path);
        var scores = new SampleScores { Columns = [.. lines.Header.Skip(3)] };
        List<double>[] lists = [.. scores.Columns.Select(name => scores.columns[name] = [])];
        Dictionary<string, string> words = [];
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        while (lines.Read())
        {
            if (!known.TryGetValue(lines[1], out var state))
                words[state = lines[1].ToString()] = state;
            scores.ids.Add(lines[0].ToString());
            scores.states.Add(state);
            scores.control.Add(lines[2].SequenceEqual("1"));
            for (var i = 0; i < lists.Length; i++)
                lists[i].Add(lines.Number(3 + i));
        }
        return scores;
    }
}
