namespace Assay.Kernels;

/// <summary>What several raters said of the same items, each a category; a rater need not have rated every item.</summary>
public sealed class Ratings
{
    /// <summary>Stands for "has not rated".</summary>
    public const int Missing = -1;

    readonly int[] values;
    readonly int[] counts;

    /// <param name="values">Items x raters, row-major: a category from 0, or negative where there is no rating. Copied.</param>
    /// <param name="raters">1 or more.</param>
    /// <param name="categories">How many categories a rater could choose from, chosen or not; 2 or more.</param>
    /// <exception cref="ArgumentException">Rows are not whole, or a category is out of range.</exception>
    public Ratings(ReadOnlySpan<int> values, int raters, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(raters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        if (values.Length % raters != 0)
            throw new ArgumentException($"{values.Length} ratings are no whole rows of {raters} raters", nameof(values));
        (this.values, Items, Raters, Categories) = (values.ToArray(), values.Length / raters, raters, categories);
        counts = new int[Items * categories];
        for (var i = 0; i < values.Length; i++)
            if (values[i] >= categories)
                throw new ArgumentException($"rating {i} is {values[i]}, expected less than {categories}", nameof(values));
            else if (values[i] >= 0)
                counts[i / raters * categories + values[i]]++;
    }

    /// <summary>How many items.</summary>
    public int Items { get; }

    /// <summary>How many raters, whether or not each rated something.</summary>
    public int Raters { get; }

    /// <summary>How many categories could be chosen.</summary>
    public int Categories { get; }

    /// <summary>A rater's category of an item; negative: none.</summary>
    public int this[int item, int rater] => values[item * Raters + rater];

    /// <summary>By category, how many raters chose it for an item.</summary>
    public ReadOnlySpan<int> Counts(int item) => counts.AsSpan(item * Categories, Categories);

    /// <summary>How many raters rated an item.</summary>
    public int RatersOf(int item)
    {
        var sum = 0;
        foreach (var count in Counts(item))
            sum += count;
        return sum;
    }

    /// <summary>Agreeing pairs of different raters of an item over all such pairs, in [0,1]; of an item with two or more.</summary>
    internal static double Agreeing(ReadOnlySpan<int> counts, int raters)
    {
        var pairs = 0L;
        foreach (var count in counts)
            pairs += (long)count * (count - 1);
        return (double)pairs / ((long)raters * (raters - 1));
    }
}
