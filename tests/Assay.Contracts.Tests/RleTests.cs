namespace Assay.Contracts.Tests;

public class RleTests
{
    [Fact]
    public void The_area_is_every_second_run() => Assert.Equal(5, new Rle(new Size(4, 3), [2, 4, 5, 1]).Area);

    [Theory]
    [InlineData(new uint[] { 5, 1, 6 }, 1, 2, 1, 1)]
    [InlineData(new uint[] { 4, 1, 7 }, 1, 1, 1, 1)]
    [InlineData(new uint[] { 4, 3, 5 }, 1, 0, 2, 3)] // Goes on in the next column.
    [InlineData(new uint[] { 1, 1, 9, 1 }, 0, 1, 4, 2)]
    [InlineData(new uint[] { 0, 12 }, 0, 0, 4, 3)]
    [InlineData(new uint[] { 4, 0, 3, 1, 4, 0 }, 2, 1, 1, 1)] // Runs of no pixel.
    public void Bounds_are_those_of_the_foreground(uint[] runs, int x, int y, int width, int height) => Assert.Equal(new Box(x, y, width, height), new Rle(new Size(4, 3), runs).Bounds);

    [Theory]
    [InlineData(4, 3, new uint[] { 12 })]
    [InlineData(4, 3, new uint[] { 7, 0, 5 })]
    [InlineData(0, 0, new uint[0])]
    public void A_mask_without_a_pixel_has_no_bounds(int width, int height, uint[] runs) => Assert.Null(new Rle(new Size(width, height), runs).Bounds);

    [Fact]
    public void Runs_that_do_not_fill_the_frame_are_refused() =>
        Assert.Contains("sum to 12, these to 11", Assert.Throws<ArgumentException>(() => new Rle(new Size(4, 3), [2, 4, 5])).Message);
}
