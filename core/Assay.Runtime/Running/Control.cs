namespace Assay.Runtime.Running;

/// <summary>Draws the control: a simple random sample without replacement, the same on every machine for the same seed and the same number of samples.</summary>
static class Control
{
    public static bool[] Draw(int count, int size, ulong seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        var drawn = new bool[count];
        for (var i = 0; i < Math.Min(size, count); i++)
        {
            var j = i + (int)(Next(ref seed) % (ulong)(count - i)); // The bias is below count / 2^64.
            (order[i], order[j]) = (order[j], order[i]);
            drawn[order[i]] = true;
        }
        return drawn;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").</summary>
    public static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
