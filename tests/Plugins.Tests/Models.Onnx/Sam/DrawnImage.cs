namespace Assay.Tests.Sam;

/// <summary>An image whose pixels are computed.</summary>
sealed class DrawnImage(Size size, int bands, Func<int, int, int, float> value) : IImage
{
    public static DrawnImage Photo(int width, int height) => new(new Size(width, height), 3, (x, y, band) => (x * 7 + y * 13 + band * 50) % 256);

    public Size Size => size;

    public int Bands => bands;

    public Georeference? Where => null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        Assert.Equal(new Box(0, 0, size.Width, size.Height), window);
        Assert.Equal(size, target);
        for (var i = 0; i < to.Length; i++)
            to[i] = value(i % size.Width, i / size.Width, band);
    }

    public void Dispose()
    {
    }
}
