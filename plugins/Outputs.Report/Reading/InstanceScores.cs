namespace Assay.Outputs.Report.Reading;

/// <summary>instances.csv, in numbers: the label's objects by class and sample, and the values of columns; no name is kept per row.</summary>
sealed class InstanceScores
{
    readonly Dictionary<string, List<double>> columns = [];
    readonly List<int> classOf = [];
    readonly List<string> classes = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>Rows by side: <c>label</c> or a reference's id.</summary>
    public Dictionary<string, long> Sides { get; } = [];

    /// <summary>Objects of the labels by sample, of the control only.</summary>
    public Dictionary<string, int> OfControl { get; } = [];

    /// <summary>Names of classes of the labels' objects.</summary>
    public IReadOnlyList<string> Classes => classes;

    /// <summary>For each row of a column the position of its class; rows are those of the labels.</summary>
    public IReadOnlyList<int> ClassOf => classOf;

    /// <summary>Of the labels' objects; NaN is empty.</summary>
    public ReadOnlySpan<double> this[string column] => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(columns[column]);

    /// <param name="control">Ids of the control's samples.</param>
    public static InstanceScores Read(string folder, IReadOnlySet<string> control)
    {
        var path = Path.Combine(folder, "instances.csv");
        if (!File.Exists(path))
            return new InstanceScores();
        using var lines = new CsvLines(path);
        var scores = new InstanceScores { Columns = [.. lines.Header.Skip(4)] };
        List<double>[] lists = [.. scores.Columns.Select(name => scores.columns[name] = [])];
        Dictionary<string, int> places = [];
        var (sides, known) = (scores.Sides.GetAlternateLookup<ReadOnlySpan<char>>(), places.GetAlternateLookup<ReadOnlySpan<char>>());
        while (lines.Read())
        {
            sides[lines[1]] = sides.TryGetValue(lines[1], out var count) ? count + 1 : 1;
            if (!lines[1].SequenceEqual("label"))
                continue;
            if (!known.TryGetValue(lines[3], out var place))
            {
                places[lines[3].ToString()] = place = scores.classes.Count;
                scores.classes.Add(lines[3].ToString());
            }
            scores.classOf.Add(place);
            if (control.Count > 0 && lines[0].ToString() is var sample && control.Contains(sample))
                scores.OfControl[sample] = scores.OfControl.GetValueOrDefault(sample) + 1;
            for (var i = 0; i < lists.Length; i++)
                lists[i].Add(lines.Number(4 + i));
        }
        return scores;
    }
}
