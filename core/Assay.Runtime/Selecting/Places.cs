namespace Assay.Runtime.Selecting;

/// <summary>The places that rows have by one column, counted from its suspicious end. Only rows that are still in have one.</summary>
sealed class Places
{
    readonly double[] places;

    /// <param name="values">NaN = empty.</param>
    /// <param name="isIn">Rows that take part.</param>
    /// <param name="fromTop">High values are the suspicious ones.</param>
    public Places(double[] values, Func<int, bool> isIn, bool fromTop)
    {
        places = new double[values.Length];
        Array.Fill(places, double.NaN);
        var order = Enumerable.Range(0, values.Length).Where(row => isIn(row) && !double.IsNaN(values[row])).ToArray();
        Array.Sort(order, (a, b) => fromTop ? values[b].CompareTo(values[a]) : values[a].CompareTo(values[b]));
        Count = order.Length;
        for (var first = 0; first < order.Length;)
        {
            var end = first;
            while (end < order.Length && values[order[end]].Equals(values[order[first]]))
                end++;
            for (var i = first; i < end; i++)
                places[order[i]] = (first + 1 + end) / 2.0;
            first = end;
        }
    }

    /// <summary>How many rows have one.</summary>
    public int Count { get; }

    public bool Has(int row) => !double.IsNaN(places[row]);

    /// <summary>1 = the most suspicious; rows of one value share the mean of their places. A row without a value stands in the middle: neither suspicious nor cleared.</summary>
    public double Of(int row) => Has(row) ? places[row] : (Count + 1) / 2.0;

    /// <summary>The share of rows up to the middle of the place, in (0,1), 0.5 for a row without a value.</summary>
    public double Share(int row) => (Of(row) - 0.5) / Count;
}
