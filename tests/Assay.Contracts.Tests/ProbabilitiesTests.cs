namespace Assay.Contracts.Tests;

public class ProbabilitiesTests
{
    static readonly Size TwoPixels = new(2, 1);

    [Fact]
    public void Class_planes_follow_each_other()
    {
        var p = Probabilities.Of<float>(TwoPixels, 2, new[] { 0.25f, 0.5f, 0.75f, 0.5f });
        Assert.Equal((0.25, 0.75), (p[0, 0], p[1, 0]));
        Assert.Equal((0.5, 0.5), (p[0, 1], p[1, 1]));
    }

    [Fact]
    public void A_byte_stands_for_a_255th() => Assert.Equal(51 / 255.0, Probabilities.Of<byte>(new Size(1, 1), 1, new byte[] { 51 })[0, 0]);

    [Fact]
    public void Another_type_is_refused() => Assert.Contains("Int32", Assert.Throws<ArgumentException>(() => Probabilities.Of<int>(TwoPixels, 1, new[] { 0, 1 })).Message);

    [Fact]
    public void A_missing_plane_is_refused() => Assert.Contains("4 values, got 2", Assert.Throws<ArgumentException>(() => Probabilities.Of<double>(TwoPixels, 2, new[] { 0.0, 1.0 })).Message);

    [Fact]
    public void Values_are_handed_out_in_the_type_they_are_stored_in()
    {
        var p = Probabilities.Of<Half>(new Size(1, 1), 1, new[] { (Half)0.5 });
        Assert.Equal((Half)0.5, p.Values<Half>()[0]);
        Assert.Contains("stored as Half", Assert.Throws<InvalidOperationException>(() => p.Values<float>()).Message);
    }
}
