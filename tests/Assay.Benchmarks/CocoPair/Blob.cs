namespace Assay.Benchmarks.CocoPair;

/// <summary>The true outline of one part of an object: an ellipse with three harmonics.</summary>
sealed class Blob
{
    const int First = 2, Harmonics = 3;
    readonly double[] cosines = new double[Harmonics], sines = new double[Harmonics];
    readonly double stretch, turn;

    /// <param name="area">Roughly, in square pixels.</param>
    public Blob(Dice dice, double x, double y, double area)
    {
        (X, Y, Radius) = (x, y, Math.Sqrt(area / Math.PI));
        (stretch, turn) = (dice.Scale(1, 1.8), dice.Between(0, Math.PI));
        for (var k = 0; k < Harmonics; k++)
            (cosines[k], sines[k]) = (dice.Normal() * .12 / (k + 1), dice.Normal() * .12 / (k + 1));
    }

    public double X { get; }

    public double Y { get; }

    /// <summary>Of the disc of the same area.</summary>
    public double Radius { get; }

    /// <summary>The outline at an angle, shifted outwards by pixels and by shares of the radius.</summary>
    public (double X, double Y) At(double angle, double outwards, ReadOnlySpan<double> wobble)
    {
        var (sine, cosine) = Math.SinCos(angle);
        var (c, s, share) = (cosine, sine, 1.0);
        for (var k = 0; k < Harmonics; k++)
        {
            // From the angle's multiple to the next one, by the addition theorems.
            (c, s) = (c * cosine - s * sine, s * cosine + c * sine);
            share += (cosines[k] + wobble[2 * k]) * c + (sines[k] + wobble[2 * k + 1]) * s;
        }
        var radius = Radius * Math.Max(.2, share) + outwards;
        var (u, v) = (radius * cosine * Math.Sqrt(stretch), radius * sine / Math.Sqrt(stretch));
        var (turnSine, turnCosine) = Math.SinCos(turn);
        return (X + u * turnCosine - v * turnSine, Y + u * turnSine + v * turnCosine);
    }

    /// <summary>Numbers that <see cref="At"/> takes as wobble.</summary>
    public const int WobbleLength = 2 * Harmonics;
}
