namespace Assay.Runtime.Demo;

/// <summary>Logits to probabilities of bytes, the same bytes on every machine.</summary>
static class Softmax
{
    const int Whole = 255;

    /// <summary>Planes of bytes, one after the other. Rounding keeps the sum at 255: what is missing goes to the most probable class.</summary>
    public static byte[] ToBytes(float[][] logits)
    {
        var area = logits[0].Length;
        var bytes = new byte[logits.Length * area];
        var powers = new double[logits.Length];
        for (var i = 0; i < area; i++)
        {
            var (first, sum) = Powers(logits, i, powers);
            var rest = Whole;
            for (var k = 0; k < powers.Length; k++)
                rest -= bytes[k * area + i] = (byte)(powers[k] / sum * Whole + 0.5);
            bytes[first * area + i] = (byte)(bytes[first * area + i] + rest);
        }
        return bytes;
    }

    /// <summary>exp(logit - largest logit) of each class; returns the class of the largest and the sum.</summary>
    static (int First, double Sum) Powers(float[][] logits, int pixel, double[] powers)
    {
        var first = 0;
        for (var k = 1; k < logits.Length; k++)
            if (logits[k][pixel] > logits[first][pixel])
                first = k;
        var sum = 0.0;
        for (var k = 0; k < logits.Length; k++)
            sum += powers[k] = Exp(logits[k][pixel] - logits[first][pixel]);
        return (first, sum);
    }

    /// <summary>e to the power of x, x in [-700, 0]: halved until small, five terms of the series, squared back. Relative error below 1e-6, which a byte does not see.</summary>
    static double Exp(double x)
    {
        if (x < -30)
            return 0;
        var small = x / 256;
        var power = 1 + small * (1 + small * (0.5 + small * (1.0 / 6 + small * (1.0 / 24))));
        for (var doubling = 0; doubling < 8; doubling++)
            power *= power;
        return power;
    }
}
