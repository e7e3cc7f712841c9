namespace Assay.Kernels.Tests.Masks;

public class InteriorPointsTests
{
    static (int X, int Y)[] Find(int count, params string[] rows) =>
        InteriorPoints.Find([.. rows.SelectMany(row => row).Select(c => c == '#' ? (byte)1 : (byte)0)], rows[0].Length, rows.Length, count);

    [Fact]
    public void The_first_is_the_deepest() => Assert.Equal([(2, 2)], Find(1,
        "#......",
        ".#####.",
        ".#####.",
        ".#####.",
        "......."));

    [Fact]
    public void Of_equals_the_upper_left_one_is_taken() => Assert.Equal([(0, 0)], Find(1, "##", "##"));

    [Fact]
    public void The_next_are_farthest_from_those_there_are() => Assert.Equal([(0, 0), (8, 0), (4, 0)], Find(3, "#########"));

    [Fact]
    public void Another_part_is_reached_when_it_is_deep_enough() => Assert.Equal([(1, 1), (7, 1)], Find(2,
        "###...###",
        "###...###",
        "###...###"));

    [Fact]
    public void A_thin_arm_of_a_thick_object_is_not_clicked_on() => Assert.DoesNotContain((11, 3), Find(4,
        "#######.....",
        "#######.....",
        "#######.....",
        "############",
        "#######.....",
        "#######.....",
        "#######....."));

    [Fact]
    public void There_are_no_more_points_than_deep_pixels() => Assert.Equal([(1, 1)], Find(5, "...", ".#.", "..."));

    [Fact]
    public void An_empty_mask_has_none() => Assert.Empty(Find(3, "...", "..."));

    [Fact]
    public void Points_lie_inside_and_differ()
    {
        var random = new Random(11);
        for (var round = 0; round < 50; round++)
        {
            var (width, height) = (random.Next(1, 20), random.Next(1, 20));
            var mask = Enumerable.Range(0, width * height).Select(_ => (byte)(random.Next(3) == 0 ? 0 : 1)).ToArray();
            var points = InteriorPoints.Find(mask, width, height, 4);
            Assert.All(points, point => Assert.Equal(1, mask[point.Y * width + point.X]));
            Assert.Equal(points.Length, points.Distinct().Count());
            Assert.Equal(mask.Contains((byte)1), points.Length > 0);
        }
    }
}
