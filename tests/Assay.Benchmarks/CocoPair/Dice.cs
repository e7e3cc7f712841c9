namespace Assay.Benchmarks.CocoPair;

/// <summary>Random numbers that are the same on every machine and in every version: SplitMix64 (Steele, Lea, Flood 2014).</summary>
sealed class Dice(ulong seed)
{
    ulong state = seed;
    double spare = double.NaN;

    /// <summary>In [0,1).</summary>
    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return ((z ^ z >> 31) >> 11) * (1.0 / (1L << 53));
    }

    public double Between(double from, double to) => from + (to - from) * Next();

    /// <summary>Log-uniform: each doubling is equally likely.</summary>
    public double Scale(double from, double to) => Math.Exp(Between(Math.Log(from), Math.Log(to)));

    public int Below(int count) => (int)(count * Next());

    public bool Chance(double probability) => Next() < probability;

    /// <summary>Normal, mean 0, variance 1 (Box and Muller 1958).</summary>
    public double Normal()
    {
        if (!double.IsNaN(spare))
        {
            var kept = spare;
            spare = double.NaN;
            return kept;
        }
        var (radius, (sine, cosine)) = (Math.Sqrt(-2 * Math.Log(1 - Next())), Math.SinCos(2 * Math.PI * Next()));
        spare = radius * sine;
        return radius * cosine;
    }
}
