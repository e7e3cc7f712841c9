namespace Assay.Runtime.Planning;

/// <summary>Seconds per sample by activity. What was measured in the first round, when code is compiled and caches are cold, counts only where there is nothing else.</summary>
sealed class Measurements
{
    readonly Dictionary<string, List<double>> first = [], later = [];

    public const string Read = "read";

    public static string Ask(string reference) => $"ask {reference}";

    public static string Score(string step) => $"score {step}";

    public void Add(bool isFirst, string activity, double seconds)
    {
        var to = isFirst ? first : later;
        if (!to.TryGetValue(activity, out var values))
            to[activity] = values = [];
        values.Add(seconds);
    }

    public Cost Of(string activity) => Cost.Of(later.GetValueOrDefault(activity) ?? first.GetValueOrDefault(activity) ?? []);

    public List<Problem> Failures { get; } = [];

    /// <summary>Questions asked of costly references.</summary>
    public Dictionary<string, int> Asked { get; } = [];

    public int Samples { get; set; }
    public double Seconds { get; set; }

    /// <summary>Bytes allocated per sample, in the round that allocated most.</summary>
    public long MostBytes { get; set; }
}
