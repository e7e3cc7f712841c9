namespace Assay.Runtime.Injecting;

/// <summary>splitmix64 (Steele, Lea and Flood 2014, OOPSLA): the same numbers on every machine and in every version of .NET. Not thread-safe.</summary>
sealed class SeededRandom(ulong seed)
{
    const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    ulong state = seed;

    /// <summary>A stream of its own for each image, so that images can be made in any order.</summary>
    public static SeededRandom For(int seed, int stream) => new(Mix(Mix((ulong)seed + Golden) + (ulong)stream * Golden));

    /// <summary>A stream of its own for each name (of a sample, say), whatever its position; names are hashed with FNV-1a.</summary>
    public static SeededRandom For(int seed, string name, int stream = 0)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var c in name)
            hash = (hash ^ c) * 0x0000_0100_0000_01B3;
        return new(Mix(Mix((ulong)seed + Golden) + Mix(hash) + (ulong)stream * Golden));
    }

    /// <summary>A direction: a unit vector from a rational parameter, without a sine whose last bit differs between platforms.</summary>
    public (double X, double Y) Direction()
    {
        var (t, sign) = (Between(-1, 1), Chance(0.5) ? 1 : -1);
        return (sign * (1 - t * t) / (1 + t * t), sign * 2 * t / (1 + t * t));
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits() => Next();

    /// <summary>In [0,1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>In [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>In low..high, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Unit() * (high - low + 1));

    /// <summary>One of a list that is not empty.</summary>
    public T OneOf<T>(IReadOnlyList<T> list) => list[Whole(0, list.Count - 1)];

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Mean 0, variance 1: twelve uniforms less six, which needs no logarithm whose last bit differs between platforms.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Unit();
        return sum;
    }

    /// <summary>Poisson by Knuth's product of uniforms.</summary>
    /// <param name="expMinusMean">e to the power of minus the mean.</param>
    public int Poisson(double expMinusMean)
    {
        var count = 0;
        for (var product = Unit(); product > expMinusMean; product *= Unit())
            count++;
        return count;
    }

    /// <summary>0..count-1 in random order (Fisher and Yates).</summary>
    public int[] Shuffled(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = Whole(0, i);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    ulong Next() => Mix(state += Golden);

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
