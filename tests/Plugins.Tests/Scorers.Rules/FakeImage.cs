namespace Assay.Tests.Scorers.Rules;

/// <summary>A grey image of a function of x and y in [0,1], sampled at the middle of each pixel asked for.</summary>
sealed class FakeImage(Size size, Func<double, double, double> grey) : IImage
{
    public Size Size => size;
    public int Bands => 1;
    public Georeference? Where => null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        for (var y = 0; y < target.Height; y++)
            for (var x = 0; x < target.Width; x++)
                to[y * target.Width + x] = (float)grey((window.X + (x + 0.5) * window.Width / target.Width) / size.Width, (window.Y + (y + 0.5) * window.Height / target.Height) / size.Height);
    }

    public void Dispose()
    {
    }
}
