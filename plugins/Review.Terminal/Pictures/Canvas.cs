namespace Assay.Review.Terminal;

/// <summary>A picture being drawn, and which pixel of the sample each of its pixels shows.</summary>
sealed class Canvas
{
    readonly int[] columns, rows;

    /// <param name="raster">Drawn on.</param>
    /// <param name="port">What is shown.</param>
    /// <param name="size">Of the sample.</param>
    /// <param name="line">Pixels across an outline.</param>
    public Canvas(Raster raster, ViewPort port, Size size, int line)
    {
        (Raster, Port, Size, Line) = (raster, port, size, line);
        columns = [.. Enumerable.Range(0, raster.Width).Select(x => Within(port.X(x), size.Width))];
        rows = [.. Enumerable.Range(0, raster.Height).Select(y => Within(port.Y(y), size.Height))];
    }

    public Raster Raster { get; }

    public ViewPort Port { get; }

    /// <summary>Of the sample.</summary>
    public Size Size { get; }

    /// <summary>Pixels across an outline: a hair on a screen of small pixels would not be seen.</summary>
    public int Line { get; }

    /// <summary>The sample's columns, -1 outside.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>The sample's rows, -1 outside.</summary>
    public ReadOnlySpan<int> Rows => rows;

    static int Within(double place, int side) => place >= 0 && place < side ? (int)place : -1;

    /// <summary>How many pixels of something held at a step are looked at along each side of a shown pixel: all when few fall into one, never more than 4.</summary>
    public int Samples(int step) => (int)Math.Clamp(Math.Ceiling(1 / (Port.Scale * step) - 1e-9), 1, 4);

    /// <summary>The sample's pixels that are looked at for a shown one, along one axis: <paramref name="count"/> of them, evenly over what it covers.</summary>
    public static int[][] Spread(double first, double scale, int shown, int count, int side)
    {
        var places = new int[shown][];
        for (var i = 0; i < shown; i++)
            places[i] = [.. Enumerable.Range(0, count).Select(n => Within(first + (i + (n + 0.5) / count) / scale, side))];
        return places;
    }

    /// <summary>Lays a colour over a pixel.</summary>
    public void Cover(int at, int color, double alpha, char mark)
    {
        Raster.Pixels[at] = Okabe.Mix(Raster.Pixels[at], color, alpha);
        Raster.Marks[at] = mark;
    }
}
