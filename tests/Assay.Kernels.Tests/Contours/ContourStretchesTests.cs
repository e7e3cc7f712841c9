using Assay.Kernels;
using Picture = Assay.Tests.Masks.Picture;

namespace Assay.Tests.Contours;

public class ContourStretchesTests
{
    static T On<T>(string first, string second, Func<ContourPair, T> ask, ContourBorder border = ContourBorder.Background)
    {
        var (width, height) = (first.IndexOf('/') < 0 ? first.Length : first.IndexOf('/'), first.Count(c => c == '/') + 1);
        using var crop = JointCrop.Of(Picture.Parse(first), Picture.Parse(second), width, height)!;
        using var pair = ContourPair.Measure(crop, ContourRule.Default with { Border = border })!;
        return ask(pair);
    }

    [Fact]
    public void The_worst_window_of_one_pixel_is_the_furthest_pixel() =>
        Assert.Equal(new ContourArc(3, 1, false, 7, 1, 1, 1), On("......../.#######/........", "......../.####.../........", pair => ContourStretches.FindWorst(pair, 1)));

    [Fact]
    public void A_window_holds_consecutive_pixels_along_the_outline() =>
        // Around the tip: 6, 7, 6 at distances 2, 3, 2.
        Assert.Equal(new ContourArc(7 / 3.0, 3, false, 6, 1, 2, 1), On("......../.#######/........", "......../.####.../........", pair => ContourStretches.FindWorst(pair, 3)));

    [Fact]
    public void An_outline_shorter_than_the_window_counts_as_a_whole() =>
        Assert.Equal(new ContourArc(2.5, 4, false, 0, 0, 2, 2), On("##...../##.....", "...##../...##..", pair => ContourStretches.FindWorst(pair, 100)));

    [Fact]
    public void The_outline_around_a_hole_is_walked_too()
    {
        var arc = On("#######/#######/#######/#######/#######/#######/#######", "#######/#######/#######/###.###/#######/#######/#######", pair => ContourStretches.FindWorst(pair, 4));
        Assert.Equal((true, 2, 2, 3, 3), (arc.OnSecond, arc.X, arc.Y, arc.Width, arc.Height));
        Assert.Equal(2, arc.Mean, 1e-12);
    }

    [Fact]
    public void Every_pixel_of_a_contour_with_the_cross_is_walked_by()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 80), random.Next(1, 80));
            bool[] mask = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(5) > 1)];
            if (!mask.Any(one => one))
                continue;
            var runs = SlowContours.Pack(mask, width, height);
            using var crop = JointCrop.Of(runs, runs, width, height)!;
            using var pair = ContourPair.Measure(crop, ContourRule.Default)!;
            // Sides of pixels that face nothing, in runs along one pixel taken once: at least a pixel each, at most its four sides.
            var contour = SlowContours.Contour(mask, width, height, ContourRule.Default with { Neighbours = Neighbours.Four }).Count(one => one);
            Assert.InRange(ContourStretches.FindSpread(pair, 0, 1).Pixels, contour, 4 * contour);
        }
    }

    [Fact]
    public void Where_the_image_ends_an_outline_is_cut() =>
        // Beyond the frame is foreground, so the contour is the column towards the inside; nothing is walked along the frame.
        Assert.Equal(new ContourSpread(8, 8, 8), On("##....../##....../##....../##......", "#####.../#####.../#####.../#####...", pair => ContourStretches.FindSpread(pair, 2, 4), ContourBorder.Foreground));

    [Fact]
    public void Stretches_shorter_than_the_window_are_not_long()
    {
        var (first, second) = (".........../.#.....#.../.##########/.##########", ".........../.........../.##########/.##########");
        Assert.Equal((2, 0), On(first, second, pair => ContourStretches.FindSpread(pair, .5, 2)) is var spread ? (spread.Beyond, spread.InLongStretches) : default);
        Assert.Equal(2, On(first, second, pair => ContourStretches.FindSpread(pair, .5, 1)).InLongStretches);
    }

    [Fact]
    public void An_outline_beyond_the_tolerance_all_round_is_long_however_short() =>
        Assert.Equal(new ContourSpread(3, 1, 1), On("#......./......../......#.", "#......./......../........", pair => ContourStretches.FindSpread(pair, 3, 50)));
}
