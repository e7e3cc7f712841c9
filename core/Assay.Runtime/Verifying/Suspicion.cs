using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>How suspicious a place looks, by what scorers say.</summary>
/// <param name="Penalty">What a rubric charges for its findings; null when none is priced.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="AreaPx">How large they are together, where they say so.</param>
/// <param name="Values">Of the deciding columns, in order.</param>
sealed record Suspicion(double? Penalty, int Findings, double AreaPx, IReadOnlyList<(DecidingColumns.Place Column, double? Value)> Values)
{
    public static Suspicion Nothing { get; } = new(null, 0, 0, []);

    public static Suspicion Of(IEnumerable<Finding> findings, IReadOnlyList<(DecidingColumns.Place, double?)> values)
    {
        var all = findings.ToArray();
        return new Suspicion(all.Any(finding => finding.Penalty is not null) ? all.Sum(finding => finding.Penalty ?? 0) : null, all.Count(finding => finding.Penalty != 0), all.Sum(finding => finding.AreaPx ?? 0), values);
    }

    /// <summary>Whether after is worse (1), better (-1), or nothing tells (0), and what tells it.</summary>
    /// <param name="valuesFirst">Of a whole sample: what selected it goes before what else was found in it.</param>
    public static (int Sign, string Why) Compare(Suspicion before, Suspicion after, bool valuesFirst)
    {
        var found = CompareFound(before, after);
        var valued = CompareValues(before, after);
        return valuesFirst ? (valued.Sign != 0 ? valued : found) : found.Sign != 0 ? found : valued;
    }

    static (int Sign, string Why) CompareFound(Suspicion before, Suspicion after)
    {
        if ((before.Penalty ?? after.Penalty) is not null && Sign(before.Penalty ?? 0, after.Penalty ?? 0) is not 0 and var dearer)
            return (dearer, $"penalty {Reasons.Short(before.Penalty ?? 0)} -> {Reasons.Short(after.Penalty ?? 0)}");
        if (before.Findings != after.Findings)
            return (Math.Sign(after.Findings - before.Findings), $"findings {before.Findings} -> {after.Findings}");
        return Sign(before.AreaPx, after.AreaPx) is not 0 and var larger ? (larger, $"{Reasons.Short(before.AreaPx)} px found -> {Reasons.Short(after.AreaPx)}") : (0, "");
    }

    static (int Sign, string Why) CompareValues(Suspicion before, Suspicion after)
    {
        foreach (var (column, value) in before.Values)
            if (value is { } was && after.Values.FirstOrDefault(pair => pair.Column.Name == column.Name).Value is { } now && Sign(was, now) is not 0 and var higher)
                return (column.End == Suspicious.Low ? -higher : higher, $"{column.Name} {Reasons.Short(was)} -> {Reasons.Short(now)}");
        return (0, "");
    }

    static int Sign(double was, double now) => Math.Abs(now - was) <= 1e-9 * Math.Max(1, Math.Abs(was)) ? 0 : Math.Sign(now - was);
}
