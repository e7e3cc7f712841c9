namespace Assay.Runtime.Reviewing;

/// <summary>A column of a queue. The first looks read their own cells: the list is not to wait for all of them. Who looks on wants them all. For one thread.</summary>
/// <param name="count">Of items.</param>
/// <param name="place">In a line; negative: there is none such.</param>
sealed class QueueColumn(int count, int place)
{
    const int Looks = 2000;

    double[]? values;
    int looks;

    public int Place => place;

    /// <param name="position">Of the item.</param>
    /// <param name="read">Reads the cell of an item; NaN when it is empty.</param>
    public double Value(int position, Func<int, double> read)
    {
        if (values is null && looks++ < Looks)
            return read(position);
        return (values ??= All(read))[position];
    }

    double[] All(Func<int, double> read)
    {
        var all = new double[count];
        for (var i = 0; i < all.Length; i++)
            all[i] = read(i);
        return all;
    }
}
