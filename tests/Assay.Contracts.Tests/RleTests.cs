namespace Assay.Contracts.Tests;

public class RleTests
{
    [Fact]
    public void The_area_is_every_second_run() => Assert.Equal(5, new Rle(new Size(4, 3), [2, 4, 5, 1]).Area);

    [Fact]
    public void Runs_that_do_not_fill_the_frame_are_refused() =>
        Assert.Contains("sum to 12, these to 11", Assert.Throws<ArgumentException>(() => new Rle(new Size(4, 3), [2, 4, 5])).Message);
}
