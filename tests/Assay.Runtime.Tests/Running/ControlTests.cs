using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ControlTests
{
    [Fact]
    public void The_same_seed_draws_the_same() => Assert.Equal(Control.Draw(1000, 50, 7), Control.Draw(1000, 50, 7));

    [Fact]
    public void Another_seed_draws_others() => Assert.NotEqual(Control.Draw(1000, 50, 7), Control.Draw(1000, 50, 8));

    [Theory]
    [InlineData(10, 3, 3)]
    [InlineData(10, 10, 10)]
    [InlineData(10, 99, 10)]
    [InlineData(10, 0, 0)]
    public void As_many_are_drawn_as_asked_for_and_there_are(int count, int size, int drawn) => Assert.Equal(drawn, Control.Draw(count, size, 1).Count(yes => yes));

    [Fact]
    public void What_is_drawn_first_is_fixed_for_every_machine() =>
        Assert.Equal("0011100000", string.Concat(Control.Draw(10, 3, 42).Select(yes => yes ? 1 : 0)));

    [Fact]
    public void Every_sample_is_drawn_about_equally_often()
    {
        var times = new int[20];
        for (var seed = 0UL; seed < 4000; seed++)
            foreach (var (drawn, i) in Control.Draw(20, 5, seed).Select((drawn, i) => (drawn, i)))
                times[i] += drawn ? 1 : 0;
        // 4000 * 5 / 20 = 1000 each, with a standard deviation of 27.
        Assert.All(times, count => Assert.InRange(count, 880, 1120));
    }
}
