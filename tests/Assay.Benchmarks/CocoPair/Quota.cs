namespace Assay.Benchmarks.CocoPair;

/// <summary>Draws without replacement, so that of all that is drawn exactly so many are of each kind.</summary>
sealed class Quota(Dice dice, params int[] left)
{
    int all = left.Sum();

    /// <summary>A kind; the first one once all are used up.</summary>
    public int Draw()
    {
        var at = dice.Below(all);
        for (var kind = 0; kind < left.Length; kind++)
            if ((at -= left[kind]) < 0)
            {
                left[kind]--;
                all--;
                return kind;
            }
        return 0;
    }
}
