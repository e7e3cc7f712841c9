using System.Text.RegularExpressions;

namespace Assay.Testing.Transcripts;

/// <summary>Lines of output as a page shows them: <c>...</c> alone stands for any lines, also none; within a line for any text; the rest is exact.</summary>
sealed class Expectation
{
    readonly IReadOnlyList<string> expected;
    readonly IReadOnlyList<string> actual;

    /// <summary>[i, j]: how many lines of expected[i..] are missing in, or of actual[j..] are too many, at best. The table of an edit distance where '...' takes lines free of charge.</summary>
    readonly int[,] cost;

    Expectation(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        (this.expected, this.actual, cost) = (expected, actual, new int[expected.Count + 1, actual.Count + 1]);
        for (var i = expected.Count; i >= 0; i--)
            for (var j = actual.Count; j >= 0; j--)
                cost[i, j] = i < expected.Count || j < actual.Count ? Choices(i, j).Min(choice => choice.Cost) : 0;
    }

    /// <summary>Null when they match, else a diff: lines that did not come (-) and lines that nobody expected (+).</summary>
    public static string? Diff(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var both = new Expectation(expected, actual);
        return both.cost[0, 0] == 0 ? null : string.Join('\n', both.Lines());
    }

    IEnumerable<string> Lines()
    {
        for (var (i, j) = (0, 0); i < expected.Count || j < actual.Count;)
        {
            var best = Choices(i, j).MinBy(choice => choice.Cost);
            if (best.Line is not null)
                yield return best.Line;
            (i, j) = (best.I, best.J);
        }
    }

    /// <summary>Where one can go from (i, j), what it costs in all, and what a diff shows of it.</summary>
    IEnumerable<(int Cost, int I, int J, string? Line)> Choices(int i, int j)
    {
        var any = i < expected.Count && expected[i].Trim() == "...";
        if (any)
            yield return (cost[i + 1, j], i + 1, j, null);
        if (any && j < actual.Count)
            yield return (cost[i, j + 1], i, j + 1, "  " + actual[j]);
        if (!any && i < expected.Count && j < actual.Count && Fits(expected[i], actual[j]))
            yield return (cost[i + 1, j + 1], i + 1, j + 1, "  " + actual[j]);
        if (!any && i < expected.Count)
            yield return (cost[i + 1, j] + 1, i + 1, j, "- " + expected[i]);
        if (j < actual.Count)
            yield return (cost[i, j + 1] + 1, i, j + 1, "+ " + actual[j]);
    }

    static bool Fits(string expected, string actual) =>
        Regex.IsMatch(actual.TrimEnd(), $"^{string.Join(".*", expected.TrimEnd().Split("...").Select(Regex.Escape))}$");
}
