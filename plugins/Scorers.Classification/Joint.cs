namespace Assay.Scorers.Classification;

/// <summary>
/// The joint of given and true classes in counts, and what follows from it (Northcutt, Jiang and Chuang, JAIR 70, 2021; as cleanlab 2.9.0 computes it:
/// count.calibrate_confident_joint, filter._keep_at_least_n_per_class).
/// </summary>
public static class Joint
{
    /// <summary>Scales each row to the number of samples that carry the class, rounded so that rows keep their sums.</summary>
    /// <param name="confident">Given x true; diagonals are at least 1.</param>
    /// <param name="labelled">Samples by given class.</param>
    public static long[][] Calibrate(long[][] confident, long[] labelled)
    {
        var scaled = confident.Select((row, given) => row.Select(count => count / Math.Max(row.Sum(), 1e-100) * labelled[given]).ToArray()).ToArray();
        var (sum, all) = (scaled.Sum(row => row.Sum()), labelled.Sum());
        return [.. scaled.Select(row => Round([.. row.Select(count => count / Math.Max(sum, 1e-100) * all)]))];
    }

    /// <summary>How many to take, by given and true class; on the diagonal, how many stay.</summary>
    /// <param name="joint">Given x true.</param>
    /// <param name="keep">So many of each class stay, whatever the joint says.</param>
    /// <param name="share">Of the rest, how much is taken.</param>
    public static long[][] Prune(long[][] joint, int keep, double share) => [.. joint.Select((row, given) => Prune(row, given, keep, share))];

    static long[] Prune(long[] row, int given, int keep, double share)
    {
        var raised = Math.Max(row[given], keep) - row[given];
        var others = Math.Max(row.Count(count => count != 0) - 1, 1);
        double[] left = [.. row.Select(count => Math.Max(0, count - raised / (double)others))];
        left[given] = Math.Max(row[given], keep);
        double[] taken = [.. left.Select(count => count * share)];
        taken[given] = left[given] + left.Where((_, k) => k != given).Sum(count => count * (1 - share));
        return [.. taken.Select(count => (long)count)];
    }

    /// <summary>Rounds half to even, then moves those that were rounded farthest until the sum is the rounded sum; of equals, when adding the last, when taking the first.</summary>
    public static long[] Round(double[] values)
    {
        var rounded = values.Select(value => (long)Math.Round(value)).ToArray();
        for (var missing = (long)Math.Round(values.Sum()) - rounded.Sum(); missing != 0; missing = (long)Math.Round(values.Sum()) - rounded.Sum())
        {
            var order = Enumerable.Range(0, values.Length).OrderBy(k => values[k] - rounded[k]).ToArray();
            foreach (var k in (missing > 0 ? order.Reverse() : order).Take((int)Math.Min(Math.Abs(missing), values.Length)))
                rounded[k] += Math.Sign(missing);
        }
        return rounded;
    }
}
