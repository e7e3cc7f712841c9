namespace Assay.Runtime.Watching;

/// <summary>A column that is not what it was.</summary>
/// <param name="Column">Its full name, or <c>state</c>.</param>
/// <param name="Samples">Those whose value changed, in dataset order; null where there was, or is, no such column or sample.</param>
public sealed record ScoreChange(string Column, IReadOnlyList<(string Sample, string? Before, string? After)> Samples)
{
    /// <summary>Every difference, a column at a time: those there are now, then those that are gone.</summary>
    public static IReadOnlyList<ScoreChange> Between(ScoreSnapshot before, ScoreSnapshot after) =>
        [.. after.Columns.Concat(before.Columns.Except(after.Columns)).Select(column => Of(column, before, after)).Where(change => change.Samples.Count > 0)];

    static ScoreChange Of(string column, ScoreSnapshot before, ScoreSnapshot after)
    {
        var (was, now) = (Values(column, before), Values(column, after));
        return new ScoreChange(column, [.. now.Keys.Concat(was.Keys.Except(now.Keys)).Select(sample => (sample, was.GetValueOrDefault(sample), now.GetValueOrDefault(sample))).Where(row => row.Item2 != row.Item3)]);
    }

    static Dictionary<string, string?> Values(string column, ScoreSnapshot scores)
    {
        var at = scores.Columns.ToList().IndexOf(column);
        return at < 0 ? [] : scores.Rows.ToDictionary(row => row.Sample, string? (row) => row.Values[at]);
    }
}
