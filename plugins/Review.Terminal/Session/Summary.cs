namespace Assay.Review.Terminal;

/// <summary>What is said when the screen is closed: what was decided and how long it took. How far the whole review is, and how to go on, says the host.</summary>
public static class Summary
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Of(Model model, Desk desk)
    {
        var (review, log) = (desk.Review, model.Log);
        var verdicts = log.Touched.Select(review.Find).OfType<Verdict>().ToArray();
        List<string> lines = [$"decided {verdicts.Length} in this session{(log.Active > TimeSpan.Zero ? $", {Numbers.Time(log.Active)} of work" : "")}: {Counts(verdicts)}"];
        if (verdicts.SelectMany(verdict => verdict.Kinds).GroupBy(kind => kind).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}").ToArray() is { Length: > 0 } kinds)
            lines.Add($"errors: {string.Join(", ", kinds)}");
        if (log.Skipped.Count > 0)
            lines.Add($"skipped: {log.Skipped.Count}");
        if (log.Unreadable.Count > 0)
            lines.Add($"could not be read: {log.Unreadable.Count} ({string.Join(", ", log.Unreadable.Order().Take(3).Select(position => review.Items[position].Sample))}{(log.Unreadable.Count > 3 ? ", ..." : "")})");
        return lines;
    }

    static string Counts(IReadOnlyList<Verdict> verdicts) => verdicts.Count == 0 ? "nothing"
        : string.Join(", ", Decision.All.Select(decision => (decision, count: verdicts.Count(verdict => verdict.Decision == decision))).Where(pair => pair.count > 0).Select(pair => $"{pair.count} {pair.decision}"));
}
