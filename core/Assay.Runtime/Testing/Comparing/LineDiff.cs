namespace Assay.Runtime.Testing.Comparing;

/// <summary>Lines of two texts side by side: the longest common subsequence stays, what is only expected is '-', what only came is '+'.</summary>
static class LineDiff
{
    /// <summary>Lines on either side beyond which everything is shown as changed; the table below is quadratic.</summary>
    const int MostLines = 2000;

    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        if (Math.Max(expected.Count, actual.Count) > MostLines)
            return [.. expected.Select(line => new DiffLine('-', line)), .. actual.Select(line => new DiffLine('+', line))];
        var common = Lengths(expected, actual);
        List<DiffLine> lines = [];
        var (i, j) = (0, 0);
        while (i < expected.Count || j < actual.Count)
            if (i < expected.Count && j < actual.Count && expected[i] == actual[j])
            {
                lines.Add(new(' ', expected[i++]));
                j++;
            }
            else if (j == actual.Count || i < expected.Count && common[i + 1, j] >= common[i, j + 1])
                lines.Add(new('-', expected[i++]));
            else
                lines.Add(new('+', actual[j++]));
        return lines;
    }

    /// <summary>Entry [i, j]: how many lines are common to what starts at i and what starts at j.</summary>
    static int[,] Lengths(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var lengths = new int[expected.Count + 1, actual.Count + 1];
        for (var i = expected.Count - 1; i >= 0; i--)
            for (var j = actual.Count - 1; j >= 0; j--)
                lengths[i, j] = expected[i] == actual[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        return lengths;
    }
}
