using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tiling;

/// <summary>
/// Cuts a scene. Tiles lie size - overlap apart from the top left; the last of a row or column is moved back so that it ends with the scene, because models want images of one size. Where two
/// tiles overlap, each owns its half.
/// </summary>
static class TileGrid
{
    /// <summary>Row by row.</summary>
    public static IEnumerable<Tile> Cut(int scene, Size size, TilesOptions options) =>
        from y in Axis(size.Height, options)
        from x in Axis(size.Width, options)
        select new Tile(scene, Join(x.Start, y.Start, x.Length, y.Length), Join(x.OwnedStart, y.OwnedStart, x.OwnedLength, y.OwnedLength));

    static Window Join(int x, int y, int width, int height) => new(x, y, new Size(width, height));

    static IEnumerable<(int Start, int Length, int OwnedStart, int OwnedLength)> Axis(int length, TilesOptions options)
    {
        var side = Math.Min(options.Size, length);
        var stride = options.Size - options.Overlap;
        var count = length <= side ? 1 : (length - side + stride - 1) / stride + 1;
        var owned = 0;
        for (var i = 0; i < count; i++)
        {
            var start = Start(i, stride, length - side);
            var end = i + 1 == count ? length : (start + side + Start(i + 1, stride, length - side)) / 2;
            yield return (start, side, owned, end - owned);
            owned = end;
        }
    }

    static int Start(int tile, int stride, int last) => (int)Math.Min((long)tile * stride, last);
}
