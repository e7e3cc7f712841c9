namespace Assay.Kernels.Codecs;

/// <summary>Steps of coefficients, row by row (T.81, tables K.1 and K.2).</summary>
static class QuantizationTable
{
    public static ReadOnlySpan<byte> Luma =>
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    public static ReadOnlySpan<byte> Chroma =>
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <param name="steps">At quality 50.</param>
    /// <param name="quality">As libjpeg's: 50 takes the steps as they are, 100 makes all of them 1.</param>
    public static byte[] Of(ReadOnlySpan<byte> steps, int quality)
    {
        quality = Math.Clamp(quality, 1, 100);
        var percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        var scaled = new byte[64];
        for (var i = 0; i < 64; i++)
            scaled[i] = (byte)Math.Clamp((steps[i] * percent + 50) / 100, 1, 255);
        return scaled;
    }
}
