using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ClassIouTests
{
    [Fact]
    public void Iou_is_agreed_over_either() => Assert.Equal(2 / 5.0, ClassIou.OfClass(2, 3, 4));

    [Fact]
    public void A_class_in_neither_map_has_none() => Assert.Null(ClassIou.OfClass(0, 0, 0));

    [Fact]
    public void A_class_in_one_map_only_has_zero() => Assert.Equal(0, ClassIou.OfClass(0, 3, 0));

    // Class 0: 2 / 5; class 1: 1 / 2; class 2 only predicted: 0; class 3 nowhere.
    [Theory]
    [InlineData(AbsentClass.Union, 0.9 / 3)]
    [InlineData(AbsentClass.LabelOnly, 0.9 / 2)]
    [InlineData(AbsentClass.AllZero, 0.9 / 4)]
    [InlineData(AbsentClass.AllOne, 1.9 / 4)]
    public void The_mean_runs_over_what_the_option_says(AbsentClass absent, double expected) =>
        Oracle.Close(expected, ClassIou.Mean([2, 1, 0, 0], [3, 2, 0, 0], [4, 1, 3, 0], absent));

    [Fact]
    public void A_class_with_too_few_pixels_is_absent() => Oracle.Close(0.4, ClassIou.Mean([2, 1, 0], [3, 2, 0], [4, 1, 2], AbsentClass.Union, minPixels: 3));

    [Fact]
    public void Without_a_pixel_or_a_class_there_is_no_mean()
    {
        Assert.Null(ClassIou.Mean([0], [0], [0], AbsentClass.AllOne));
        Assert.Null(ClassIou.Mean([1], [1], [1], AbsentClass.Union, minPixels: 2));
    }

    [Fact]
    public void Iou_and_f1_of_a_class_determine_each_other()
    {
        foreach (var (agreed, labelled, predicted) in new[] { (1L, 2L, 3L), (0L, 1L, 0L), (5L, 5L, 5L), (7L, 20L, 9L) })
            Oracle.Close(ClassIou.OfClass(agreed, labelled, predicted) * 2 / (1 + ClassIou.OfClass(agreed, labelled, predicted)), FBeta.OfClass(agreed, labelled, predicted, 1));
    }
}
