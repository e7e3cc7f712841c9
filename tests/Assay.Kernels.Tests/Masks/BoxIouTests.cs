using Assay.Kernels;

namespace Assay.Tests.Masks;

public class BoxIouTests
{
    [Fact]
    public void Half_a_box_over_one_and_a_half() => Assert.Equal(1 / 3d, BoxIou.Compute((0, 0, 2, 2), (1, 0, 2, 2)), 1e-15);

    [Fact]
    public void A_crowd_counts_the_area_of_the_detection_only() => Assert.Equal(.5, BoxIou.Compute((0, 0, 2, 2), (1, 0, 20, 20), crowd: true));

    [Fact]
    public void Boxes_that_touch_share_nothing() => Assert.Equal(0, BoxIou.Compute((0, 0, 2, 2), (2, 0, 2, 2)));

    [Fact]
    public void Boxes_without_area_share_nothing() => Assert.Equal(0, BoxIou.Compute((1, 1, 0, 0), (1, 1, 0, 0)));
}
