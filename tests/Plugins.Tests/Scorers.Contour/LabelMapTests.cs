using Assay.Scorers.Contour;
using static Assay.Tests.Contour.Scene;

namespace Assay.Tests.Contour;

public class LabelMapTests
{
    [Fact]
    public void Equal_maps_are_at_distance_0_by_class()
    {
        var score = Measure("0011/0011/2211", "0011/0011/2211");
        Assert.Equal([3, 0, 0, 0, 0], score.Values);
        Assert.Empty(score.Regions);
    }

    [Fact]
    public void A_shore_that_moved_is_a_region_of_each_class()
    {
        var (before, after) = (string.Join('/', Enumerable.Repeat("0000011111", 6)), string.Join('/', Enumerable.Repeat("0011111111", 6)));
        var score = Measure(before, after, new ContourOptions { Border = Kernels.ContourBorder.Foreground, WindowPx = 4 });
        Assert.Equal([2, 0, 2, 3, 3], score.Values);
        Assert.Equal([(0, 0, "style"), (1, 1, "style")], score.Findings.Select(finding => (finding.Class!.Value, finding.ReferenceClass!.Value, finding.Tag!)));
        Assert.Equal([3, 3, -3], new[] { score.Value("arc"), score.Value(""), score.Regions[1].Values[2] });
        Assert.All(score.Findings, finding => Assert.True(finding is { Box: not null, Instance: null, AreaPx: 18 }));
    }

    [Fact]
    public void Nothing_is_measured_against_void()
    {
        // The label goes on below the void corner, or not: nobody knows.
        var score = Measure("0000/01../01../0000", "0000/011./011./0000");
        Assert.Equal([2, 0, 0, 0, 0], score.Values);
    }

    [Fact]
    public void A_class_that_one_side_lacks_is_undefined()
    {
        Assert.Equal([1, 1, 0], Measure("0000/0000/0001", "0000/0000/0000").Values.Take(3));
        Assert.Equal([0, 2, 0, null, null], Measure("00", "11").Values);
    }

    [Fact]
    public void Maps_of_two_sizes_are_refused() => Assert.Equal("size-mismatch", Assert.Throws<DataException>(() => Measure("00", "00/00")).Code);
}
