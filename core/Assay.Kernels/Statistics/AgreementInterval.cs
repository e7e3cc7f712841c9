namespace Assay.Kernels;

/// <summary>A figure of agreement, of items that count so many times each.</summary>
/// <param name="times">How often each item counts; none: once.</param>
/// <returns>Null where it is not defined.</returns>
public delegate double? AgreementFigure(ReadOnlySpan<int> times);

/// <summary>How sure a figure of agreement is: the percentile interval of a seeded <see cref="Bootstrap"/> over items, or over clusters of items that stand for each other.</summary>
public static class AgreementInterval
{
    /// <summary>How many times items are drawn again unless said otherwise.</summary>
    public const int Draws = 1000;

    /// <summary>The middle 95 %. Draws in which the figure is not defined take no part.</summary>
    /// <param name="figure">What is measured.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="seed">Another seed, other draws.</param>
    /// <param name="clusters">For each item the number of its cluster, as items of one sample; none: every item is its own.</param>
    /// <param name="draws">How many.</param>
    /// <returns>Null when no draw defines the figure.</returns>
    public static (double Low, double High)? Of(AgreementFigure figure, int items, ulong seed, ReadOnlySpan<int> clusters = default, int draws = Draws)
    {
        var bootstrap = new Bootstrap(new int[items], seed, clusters);
        var times = new int[items];
        List<double> values = new(draws);
        for (var draw = 0; draw < draws; draw++)
        {
            bootstrap.Draw(times);
            if (figure(times) is { } value)
                values.Add(value);
        }
        return Bootstrap.Interval(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
    }
}
