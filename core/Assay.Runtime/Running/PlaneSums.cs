namespace Assay.Runtime.Running;

/// <summary>Planes of probabilities put into another order; those that go to one place are summed, in the order they come in.</summary>
static class PlaneSums
{
    static readonly float[] OfByte = [.. Enumerable.Range(0, 256).Select(stored => (float)(stored / 255.0))];

    /// <param name="to">Per plane, where it goes, or <see cref="ClassPairing.Void"/>.</param>
    /// <param name="planes">How many there will be; one that nothing goes to is 0.</param>
    public static Probabilities Of(Probabilities from, IReadOnlyList<int> to, int planes, bool complete)
    {
        if (from.ElementType != typeof(double))
            return Probabilities.Of<float>(from.Size, planes, Floats(from, to, planes), complete);
        var (area, result) = (checked((int)from.Size.Area), new double[checked(planes * (int)from.Size.Area)]);
        for (var k = 0; k < to.Count; k++)
            if (to[k] != ClassPairing.Void)
                Add(from.Values<double>().Slice(k * area, area), result.AsSpan(to[k] * area, area));
        return Probabilities.Of<double>(from.Size, planes, result, complete);
    }

    static float[] Floats(Probabilities from, IReadOnlyList<int> to, int planes)
    {
        var (area, result) = (checked((int)from.Size.Area), new float[checked(planes * (int)from.Size.Area)]);
        for (var k = 0; k < to.Count; k++)
        {
            if (to[k] == ClassPairing.Void)
                continue;
            var sum = result.AsSpan(to[k] * area, area);
            if (from.ElementType == typeof(float))
                Add(from.Values<float>().Slice(k * area, area), sum);
            else if (from.ElementType == typeof(Half))
                Add(from.Values<Half>().Slice(k * area, area), sum);
            else
                Add(from.Values<byte>().Slice(k * area, area), sum);
        }
        return result;
    }

    static void Add<T>(ReadOnlySpan<T> plane, Span<T> sum) where T : System.Numerics.INumber<T>
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += plane[i];
    }

    static void Add(ReadOnlySpan<Half> plane, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += (float)plane[i];
    }

    static void Add(ReadOnlySpan<byte> plane, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += OfByte[plane[i]];
    }
}
