namespace Assay.Benchmarks;

/// <summary>Images of 21 x 512 x 512 float32 probabilities. Kernels get eight of them (176 MB), so that none comes from the processor's cache.</summary>
static class Picture
{
    public const int Count = 8, Classes = 21, Side = 512, Area = Side * Side;

    public static float[][] Probabilities() => [.. Enumerable.Range(0, Count).Select(seed => Probabilities(seed, Classes, Side))];

    /// <summary>Noise, with one class that stands out in each block.</summary>
    public static float[] Probabilities(int seed, int classes, int side)
    {
        var random = new Random(seed);
        var area = side * side;
        var values = new float[classes * area];
        for (var i = 0; i < area; i++)
        {
            var sum = 0f;
            for (var k = 0; k < classes; k++)
                sum += values[k * area + i] = MathF.Exp(3 * random.NextSingle() + (k == Block(i, classes, side) ? 6 : 0));
            for (var k = 0; k < classes; k++)
                values[k * area + i] /= sum;
        }
        return values;
    }

    /// <summary>Squares of 32 pixels.</summary>
    public static ushort[] BlockyLabels() => [.. Enumerable.Range(0, Area).Select(i => (ushort)Block(i, Classes, Side))];

    /// <summary><see cref="BlockyLabels"/> with another class in one square of 50: what a dataset with label errors looks like.</summary>
    public static ushort[] WrongLabels() => [.. Enumerable.Range(0, Area).Select(i => (ushort)(IsWrong(i, Side) ? (Block(i, Classes, Side) + 7) % Classes : Block(i, Classes, Side)))];

    /// <summary>Whether a pixel lies in one of the squares with another label.</summary>
    public static bool IsWrong(int pixel, int side) => (pixel % side / 32 * 7 + pixel / side / 32 * 3) % 50 == 0;

    /// <summary>Another label at nearly every pixel: the worst case.</summary>
    public static ushort[] RandomLabels()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Area).Select(_ => (ushort)random.Next(Classes))];
    }

    /// <summary>The class of a pixel's square of 32 x 32.</summary>
    public static int Block(int pixel, int classes, int side) => (pixel % side / 32 + pixel / side / 32) % classes;
}
