using Assay.Kernels;

namespace Assay.Tests.Numerics;

/// <summary>The same quantities in plain scalar code, and random images to compare on.</summary>
static class Oracle
{
    public const ushort Void = LabelCheck.Void;

    /// <summary>cleanlab's formula as it is written there, the shift by the largest exponent included.</summary>
    public static double? SoftMin(double[] values, ushort[] labels, double temperature)
    {
        var s = Enumerable.Range(0, labels.Length).Where(i => labels[i] != Void).Select(i => values[labels[i] * labels.Length + i]).ToArray();
        if (s.Length == 0)
            return null;
        var shift = s.Max(p => (1 - p) / temperature);
        var weights = s.Select(p => Math.Exp((1 - p) / temperature - shift)).ToArray();
        return weights.Zip(s, (weight, p) => weight * p).Sum() / weights.Sum();
    }

    public static ushort[] ArgMax(double[] values, int classes, int area) =>
        [.. Enumerable.Range(0, area).Select(i => (ushort)Enumerable.Range(0, classes).MaxBy(k => (values[k * area + i], -k)))];

    public static long[] Confusion(ushort[] labels, ushort[] predicted, int classes)
    {
        var counts = new long[classes * classes];
        foreach (var (label, other) in labels.Zip(predicted).Where(pair => pair.First != Void && pair.Second != Void))
            counts[label * classes + other]++;
        return counts;
    }

    /// <summary>Probabilities that sum to 1 in every pixel, some sharp, some flat.</summary>
    public static double[] Probabilities(Random random, int classes, int area)
    {
        var values = new double[classes * area];
        for (var i = 0; i < area; i++)
        {
            var sharpness = random.Next(1, 20);
            var raw = Enumerable.Range(0, classes).Select(_ => Math.Exp(sharpness * random.NextDouble())).ToArray();
            for (var k = 0; k < classes; k++)
                values[k * area + i] = raw[k] / raw.Sum();
        }
        return values;
    }

    /// <summary>Labels in runs of random length, a few of them void.</summary>
    public static ushort[] Labels(Random random, int classes, int area, int longestRun = 40)
    {
        var labels = new ushort[area];
        for (int i = 0, left = 0, label = 0; i < area; i++, left--)
        {
            if (left <= 0)
                (left, label) = (random.Next(1, longestRun + 1), random.Next(8) == 0 ? Void : random.Next(classes));
            labels[i] = (ushort)label;
        }
        return labels;
    }

    public static float[] Floats(double[] values) => [.. values.Select(value => (float)value)];

    public static Half[] Halves(double[] values) => [.. values.Select(value => (Half)value)];

    public static byte[] Bytes(double[] values) => [.. values.Select(value => (byte)Math.Round(value * 255))];

    public static void Close(double? expected, double? actual, double relative = 1e-12)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e)
            Assert.True(Math.Abs(e - actual!.Value) <= relative * Math.Abs(e), $"expected {e:R}, got {actual:R}");
    }
}
