namespace Assay.Kernels.Codecs;

/// <summary>The discrete cosine transform of a block (T.81, A.3.3), rows and then columns.</summary>
static class ForwardTransform
{
    static readonly float[] Cosines = [.. Enumerable.Range(0, 64).Select(i => (float)((i < 8 ? Math.Sqrt(0.125) : 0.5) * Math.Cos((2 * (i % 8) + 1) * (i / 8) * Math.PI / 16)))];

    public static void Apply(Span<float> block)
    {
        Span<float> rows = stackalloc float[64];
        for (var i = 0; i < 64; i++)
        {
            var sum = 0f;
            for (var k = 0; k < 8; k++)
                sum += block[i / 8 * 8 + k] * Cosines[i % 8 * 8 + k];
            rows[i] = sum;
        }
        for (var i = 0; i < 64; i++)
        {
            var sum = 0f;
            for (var k = 0; k < 8; k++)
                sum += rows[k * 8 + i % 8] * Cosines[i / 8 * 8 + k];
            block[i] = sum;
        }
    }
}
