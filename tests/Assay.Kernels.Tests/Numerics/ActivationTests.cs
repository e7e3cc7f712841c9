using FsCheck;
using FsCheck.Fluent;

namespace Assay.Kernels.Tests.Numerics;

/// <summary>Softmax and sigmoid against their formulas in double.</summary>
public sealed class ActivationTests
{
    [Fact]
    public void Softmax_is_its_formula() => Prop.ForAll<int, byte, byte>((seed, classes, area) =>
    {
        Random random = new(seed);
        var (k, n) = (classes % 7 + 1, area % 11 + 1);
        var logits = Enumerable.Range(0, k * n).Select(_ => (float)(random.NextDouble() * 60 - 30)).ToArray();
        var planes = logits.ToArray();
        Softmax.Apply(planes, k);
        return Enumerable.Range(0, k * n).All(i => Math.Abs(planes[i] - Math.Exp(logits[i]) / Enumerable.Range(0, k).Sum(c => Math.Exp(logits[c * n + i % n]))) < 1e-7);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        float[] planes = [3e38f, -3e38f];
        Softmax.Apply(planes, 2);
        Assert.Equal([1, 0], planes);
    }

    [Fact]
    public void A_pixel_with_NaN_is_NaN_and_its_neighbour_is_not()
    {
        float[] planes = [float.NaN, 1, 0, 1];
        Softmax.Apply(planes, 2);
        Assert.Equal([float.NaN, 0.5f, float.NaN, 0.5f], planes);
    }

    [Fact]
    public void Sigmoid_is_its_formula()
    {
        float[] values = [0, 2, -2, 1000, -1000, float.NaN];
        Sigmoid.Apply(values);
        Assert.Equal([0.5f, 0.8807971f, 0.11920292f, 1, 0, float.NaN], values);
    }

    [Fact]
    public void Planes_that_do_not_divide_are_refused() => Assert.Throws<ArgumentException>(() => Softmax.Apply(new float[5], 2));
}
