namespace Assay.Benchmarks.Numerics;

/// <summary>Images of 21 x 512 x 512 float32 probabilities, eight of them (176 MB), so that none comes from the processor's cache.</summary>
static class Picture
{
    public const int Count = 8, Classes = 21, Side = 512, Area = Side * Side;

    public static float[][] Probabilities() => [.. Enumerable.Range(0, Count).Select(Probabilities)];

    static float[] Probabilities(int seed)
    {
        var random = new Random(seed);
        var values = new float[Classes * Area];
        for (var i = 0; i < Area; i++)
        {
            var sum = 0f;
            for (var k = 0; k < Classes; k++)
                sum += values[k * Area + i] = MathF.Exp(3 * random.NextSingle() + (k == Block(i) ? 6 : 0));
            for (var k = 0; k < Classes; k++)
                values[k * Area + i] /= sum;
        }
        return values;
    }

    /// <summary>Squares of 32 pixels.</summary>
    public static ushort[] BlockyLabels() => [.. Enumerable.Range(0, Area).Select(i => (ushort)Block(i))];

    /// <summary>Another label at nearly every pixel: the worst case.</summary>
    public static ushort[] RandomLabels()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Area).Select(_ => (ushort)random.Next(Classes))];
    }

    static int Block(int pixel) => (pixel % Side / 32 + pixel / Side / 32) % Classes;
}
