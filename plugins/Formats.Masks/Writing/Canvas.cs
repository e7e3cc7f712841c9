namespace Assay.Formats.Masks.Writing;

/// <summary>A label map that objects are painted on, lowest first.</summary>
sealed class Canvas
{
    readonly Size size;
    readonly bool[] painted;
    readonly int[] orders;

    public Canvas(Size size, ushort background)
    {
        (this.size, Numbers, painted, orders) = (size, new ushort[size.Area], new bool[size.Area], new int[size.Area]);
        Array.Fill(Numbers, background);
    }

    public ushort[] Numbers { get; }

    /// <summary>Pixels that another class was painted over.</summary>
    public long Covered { get; private set; }

    /// <summary>Those of them where both have one order.</summary>
    public long Tied { get; private set; }

    /// <param name="runs">Down the columns, background first.</param>
    public void Paint(ReadOnlySpan<uint> runs, ushort number, int order)
    {
        var position = 0L;
        for (var i = 0; i < runs.Length; position += runs[i++])
            for (var p = position; i % 2 == 1 && p < position + runs[i]; p++)
                PaintOne(p % size.Height * size.Width + p / size.Height, number, order);
    }

    void PaintOne(long pixel, ushort number, int order)
    {
        if (painted[pixel] && Numbers[pixel] != number)
        {
            Covered++;
            Tied += orders[pixel] == order ? 1 : 0;
        }
        (Numbers[pixel], painted[pixel], orders[pixel]) = (number, true, order);
    }
}
