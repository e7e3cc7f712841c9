namespace Assay.Benchmarks.CocoPair;

/// <summary>Eighty classes in twelve groups; the first one holds three of ten objects, the others fall off as 1 / (rank + 6).</summary>
static class Categories
{
    public const int Count = 80, Groups = 12;
    const double First = .3;
    static readonly double[] Cumulative = Accumulate();

    public static int Draw(Dice dice)
    {
        var at = Array.BinarySearch(Cumulative, dice.Next());
        return Math.Min(Count - 1, at < 0 ? ~at : at);
    }

    /// <summary>One that is easily taken for it: mostly of the same group.</summary>
    public static int Confuse(Dice dice, int type) => dice.Chance(.8) ? (type + Groups) % Count : dice.Below(Count);

    public static string Name(int type) => $"class {type + 1:D2}";

    public static string Super(int type) => $"group {type % Groups + 1:D2}";

    static double[] Accumulate()
    {
        double[] weights = [.. Enumerable.Range(0, Count).Select(rank => rank == 0 ? 0 : 1.0 / (rank + 6))];
        var (sum, total) = (0.0, weights.Sum());
        return [.. weights.Select((weight, rank) => sum += rank == 0 ? First : (1 - First) * weight / total)];
    }
}
