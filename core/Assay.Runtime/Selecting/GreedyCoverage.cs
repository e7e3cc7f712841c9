namespace Assay.Runtime.Selecting;

/// <summary>
/// Chooses rows one by one, each time the one that adds most to sum over classes of sqrt(sum over chosen rows of worth x share): a class that is covered already adds
/// less and less (the diversity reward of Lin and Bilmes, A Class of Submodular Functions for Document Summarization, ACL 2011). The sum is monotone and submodular, so the greedy
/// choice reaches 1 - 1/e of the best possible (Nemhauser, Wolsey and Fisher 1978), and gains can be computed lazily: an old one is an upper bound.
/// </summary>
/// <param name="worth">Of each row, 0 or more.</param>
/// <param name="shares">For each class a number per row, 0 or more.</param>
sealed class GreedyCoverage(double[] worth, double[][] shares)
{
    readonly double[] covered = new double[shares.Length];

    /// <summary>The chosen rows in order; of equal gains the row of more worth, then the first.</summary>
    public IEnumerable<int> Choose(int count)
    {
        PriorityQueue<int, (double Gain, double Worth, int Row)> queue = new(Comparer<(double Gain, double Worth, int Row)>.Create(
            (a, b) => (b.Gain, b.Worth, a.Row).CompareTo((a.Gain, a.Worth, b.Row))));
        for (var row = 0; row < worth.Length; row++)
            queue.Enqueue(row, (Gain(row), worth[row], row));
        for (var chosen = 0; chosen < count && queue.TryDequeue(out var row, out var best);)
        {
            var now = Gain(row);
            if (now < best.Gain && queue.Count > 0)
            {
                queue.Enqueue(row, (now, worth[row], row)); // What was chosen since covers some of it.
                continue;
            }
            for (var k = 0; k < shares.Length; k++)
                covered[k] += worth[row] * shares[k][row];
            chosen++;
            yield return row;
        }
    }

    double Gain(int row)
    {
        var gain = 0.0;
        for (var k = 0; k < shares.Length; k++)
            gain += Math.Sqrt(covered[k] + worth[row] * shares[k][row]) - Math.Sqrt(covered[k]);
        return gain;
    }
}
