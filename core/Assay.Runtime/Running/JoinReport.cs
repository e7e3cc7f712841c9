using System.Globalization;

namespace Assay.Runtime.Running;

/// <summary>How well a reference's samples fit the dataset's, by id.</summary>
/// <param name="Matched">Samples of the dataset that the reference knows.</param>
/// <param name="Total">Samples of the dataset.</param>
/// <param name="Unused">Samples of the reference that the dataset does not have.</param>
public sealed record JoinReport(string Reference, int Matched, int Total, int Unused)
{
    const int MostExamples = 5;

    /// <summary>Nearly all ids agree, and yet one side seems to count from 0 and the other from 1: then every opinion belongs to the next sample.</summary>
    public bool LooksShifted { get; private init; }

    /// <summary>A few samples of the dataset that the reference does not know.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <summary>A few samples of the reference that the dataset does not have.</summary>
    public IReadOnlyList<string> Extra { get; private init; } = [];

    public double Share => Total == 0 ? 0 : (double)Matched / Total;

    /// <summary>Joins, or refuses when too little fits.</summary>
    /// <exception cref="DataException">Fewer than <paramref name="minJoined"/> of the dataset's samples are known; with five examples of each side and a guess why.</exception>
    public static JoinReport Join(string reference, IReadOnlyList<string> ours, IReadOnlyCollection<string>? theirs, double minJoined)
    {
        if (theirs is null)
            return new JoinReport(reference, ours.Count, ours.Count, 0);
        var known = theirs.ToHashSet(StringComparer.Ordinal);
        var missing = ours.Where(id => !known.Contains(id)).ToArray();
        var matched = ours.Count - missing.Length;
        var unused = known.Except(ours, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var report = new JoinReport(reference, matched, ours.Count, unused.Length) { LooksShifted = IsAtTheOtherEnd(ours.Count, missing, unused), Missing = [.. missing.Take(MostExamples)], Extra = [.. unused.Take(MostExamples)] };
        return report.Share >= minJoined ? report : throw Refusal(report, missing, unused, minJoined);
    }

    static DataException Refusal(JoinReport report, string[] missing, string[] unused, double minJoined) => new("join",
        $"reference '{report.Reference}' knows {report.Matched} of the dataset's {report.Total} samples ({report.Share:P1}), at least {minJoined:P0} are asked for by min_joined; "
        + $"not in the reference: {Examples(missing)}; only in the reference: {Examples(unused)}{Guess(report, missing, unused)}; "
        + "make the two name their samples alike, or lower min_joined if the rest is to stay without an opinion");

    static string Examples(string[] ids) => ids.Length == 0 ? "none" : string.Join(", ", ids.Take(MostExamples).Select(id => $"'{id}'")) + (ids.Length > MostExamples ? $" and {ids.Length - MostExamples} more" : "");

    static string Guess(JoinReport report, string[] missing, string[] unused)
    {
        var theirs = unused.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (report.LooksShifted || missing.Count(id => theirs.Contains(Shifted(id, 1)) || theirs.Contains(Shifted(id, -1))) > missing.Length / 2)
            return "; the ids look shifted by one: one side may count from 0 and the other from 1";
        var stems = unused.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return missing.Count(id => stems.Contains(Path.GetFileNameWithoutExtension(id))) > missing.Length / 2
            ? "; the file names agree but the folders, the extension or the letter case differ: point both at the same level, or use match:"
            : "";
    }

    /// <summary>Numbers without gaps, shifted by one, differ in the first of one side and the last of the other only.</summary>
    static bool IsAtTheOtherEnd(int total, string[] missing, string[] unused) =>
        missing.Length == 1 && unused.Length == 1 && (Shifted(missing[0], total) == unused[0] || Shifted(unused[0], total) == missing[0]);

    /// <summary>The id with its last number counted on, keeping leading zeros; the id itself when it ends in no number.</summary>
    static string Shifted(string id, int by)
    {
        var stem = id.AsSpan().TrimEnd("0123456789");
        var digits = id[stem.Length..];
        return digits.Length is 0 or > 18 ? id : stem.ToString() + (long.Parse(digits, CultureInfo.InvariantCulture) + by).ToString($"D{digits.Length}", CultureInfo.InvariantCulture);
    }
}
