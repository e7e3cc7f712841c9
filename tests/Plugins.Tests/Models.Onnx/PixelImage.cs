namespace Assay.Tests.Onnx;

/// <summary>An image in memory: planes of numbers, channel-first.</summary>
sealed class PixelImage(int width, int height, float[] planes, params string[] names) : IImage
{
    public Size Size { get; } = new(width, height);
    public int Bands => planes.Length / (width * height);
    public Georeference? Where => null;
    public IReadOnlyList<string> BandNames => names;

    public void Read(Box window, int band, Size target, Span<float> to) => Kernels.Images.Resampling.Read<float>(
        planes.AsSpan(band * width * height, width * height), width, height, 1, (window.X, window.Y, window.Width, window.Height), target.Width, target.Height, to);

    public void Dispose()
    {
    }

    /// <summary>Random pixels in [0, top).</summary>
    public static PixelImage Random(int width, int height, int bands, float top = 1, int seed = 1)
    {
        Random random = new(seed);
        return new(width, height, [.. Enumerable.Range(0, width * height * bands).Select(_ => random.NextSingle() * top)]);
    }
}
