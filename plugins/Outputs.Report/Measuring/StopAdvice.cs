using Assay.Kernels;

namespace Assay.Outputs.Report.Measuring;

/// <summary>After how many items of the queue the errors that are expected beyond them fall below a share of all that it is expected to hold.</summary>
/// <param name="After">Items, from the first; more than are decided: so many are still to be looked at.</param>
/// <param name="Expected">Errors in the whole queue: found ones, and expected ones among the rest.</param>
/// <param name="Remaining">Of these, expected beyond <paramref name="After"/>.</param>
/// <param name="Share">The share that was asked for.</param>
sealed record StopAdvice(int After, double Expected, double Remaining, double Share)
{
    /// <summary>Fewer decided items say nothing about the rest.</summary>
    public const int Least = 20;

    /// <summary>
    /// The chance of an error is taken to fall along the queue, as its order means it to: a least-squares fit of what was decided that never rises (<see cref="Isotonic"/>). An undecided item has
    /// the chance of the nearest decided one before it; behind the last decided one it stays at what the last tenth of the decided items shows, with one error more in twice as many items so that
    /// a clean end is no proof (Laplace's rule), and never above the fit's end when that is higher.
    /// </summary>
    /// <param name="decisions">In review order: wrong, right, or null for undecided.</param>
    /// <returns>Null when fewer than <see cref="Least"/> are decided.</returns>
    public static StopAdvice? Of(IReadOnlyList<bool?> decisions, double share)
    {
        var decided = Enumerable.Range(0, decisions.Count).Where(at => decisions[at] is not null).ToArray();
        if (decided.Length < Least)
            return null;
        var fit = Isotonic.Fit([.. decided.Reverse().Select(at => decisions[at] == true ? 1.0 : 0)]);
        Array.Reverse(fit);
        var last = decided[^Math.Max(10, decided.Length / 10)..];
        var tail = Math.Max(fit[^1], (last.Count(at => decisions[at] == true) + 1.0) / (last.Length + 2));
        var chance = new double[decisions.Count];
        for (var (at, next) = (0, 0); at < chance.Length; at++)
        {
            if (next < decided.Length && decided[next] == at)
                next++;
            chance[at] = decisions[at] is { } known ? known ? 1 : 0 : next == decided.Length ? tail : fit[Math.Max(0, next - 1)];
        }
        return Stop(chance, share);
    }

    static StopAdvice Stop(double[] chance, double share)
    {
        var all = chance.Sum();
        var (after, beyond) = (chance.Length, 0.0);
        while (after > 0 && beyond + chance[after - 1] <= share * all)
            beyond += chance[--after];
        return new StopAdvice(after, all, beyond, share);
    }
}
