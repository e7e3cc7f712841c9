namespace Assay.Runtime.Images;

/// <summary>Gives an image's rows one by one, reading many of a band at a time: formats read windows, not rows.</summary>
sealed class RowsAhead(IImage image)
{
    /// <summary>Values held for all bands together, if a row has not more.</summary>
    const long Most = 1 << 22;

    readonly int rows = (int)Math.Clamp(Most / ((long)image.Size.Width * image.Bands), 1, image.Size.Height);
    readonly (int Top, float[] Values)[] ahead = new (int, float[])[image.Bands];

    public ReadOnlySpan<float> Of(int band, int y)
    {
        var (width, top) = (image.Size.Width, y / rows * rows);
        ref var held = ref ahead[band];
        if (held.Values is null || held.Top != top)
        {
            held = (top, held.Values ?? new float[width * rows]);
            var height = Math.Min(rows, image.Size.Height - top);
            image.Read(new Box(0, top, width, height), band, new Size(width, height), held.Values.AsSpan(0, width * height));
        }
        return held.Values.AsSpan((y - top) * width, width);
    }
}
