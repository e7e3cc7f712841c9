namespace Assay.Tests.Statistics;

/// <summary>Figures of rankings the slow way: every order in which equals may stand, each measured by its definition, then the mean.</summary>
static class BruteForce
{
    public static double Auroc(double[] suspicion, bool[] wrong) => Mean(suspicion, wrong, order =>
    {
        var pairs = from i in Enumerable.Range(0, order.Length) from j in Enumerable.Range(0, order.Length) where order[i] && !order[j] select i < j ? 1.0 : 0;
        return pairs.Average();
    });

    public static double AveragePrecision(double[] suspicion, bool[] wrong) =>
        Mean(suspicion, wrong, order => Enumerable.Range(0, order.Length).Where(at => order[at]).Average(at => order.Take(at + 1).Count(positive => positive) / (at + 1.0)));

    public static double Lift(double[] suspicion, bool[] wrong, int first) =>
        Mean(suspicion, wrong, order => order.Take(first).Count(positive => positive) / (double)Math.Min(first, order.Length) / (order.Count(positive => positive) / (double)order.Length));

    public static double Found(double[] suspicion, int unit, int first) => Orders(suspicion).Average(order => Array.IndexOf(order, unit) < first ? 1.0 : 0);

    static double Mean(double[] suspicion, bool[] wrong, Func<bool[], double> measure) => Orders(suspicion).Average(order => measure([.. order.Select(unit => wrong[unit])]));

    /// <summary>Every order from most to least suspicious; NaN last.</summary>
    static IEnumerable<int[]> Orders(double[] suspicion)
    {
        IEnumerable<int[]> orders = [[]];
        foreach (var group in Enumerable.Range(0, suspicion.Length).GroupBy(unit => suspicion[unit]).OrderByDescending(group => double.IsNaN(group.Key) ? double.NegativeInfinity : group.Key))
            orders = [.. orders.SelectMany(before => Permutations([.. group]).Select(after => (int[])[.. before, .. after]))];
        return orders;
    }

    static IEnumerable<int[]> Permutations(int[] units) => units.Length < 2 ? [units]
        : units.SelectMany(first => Permutations([.. units.Where(unit => unit != first)]).Select(rest => (int[])[first, .. rest]));
}
