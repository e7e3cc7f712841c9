using Assay.Kernels;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Masks;

public class RunLengthsTests
{
    const int Width = 5, Height = 4;

    static readonly uint[] Left = Picture.Parse("##../##../....");
    static readonly uint[] Middle = Picture.Parse(".##./.##./....");

    // Masks of one fixed size, from 20 random bits.
    static readonly Arbitrary<uint[]> Masks = Gen.ArrayOf(Gen.Elements<byte>(0, 1), Width * Height).Select(mask => RunMask.Pack(mask, Width, Height)).ToArbitrary();

    static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1, 1));

    [Fact]
    public void Union_is_what_either_holds() => Assert.Equal("###./###./....", Picture.Of(RunLengths.Union(Left, Middle), 4, 3));

    [Fact]
    public void Intersection_is_what_both_hold() => Assert.Equal(".#../.#../....", Picture.Of(RunLengths.Intersection(Left, Middle), 4, 3));

    [Fact]
    public void Iou_is_shared_over_united() => Assert.Equal(2 / 6d, RunLengths.Iou(Left, Middle));

    [Fact]
    public void A_crowd_counts_the_area_of_the_detection_only() => Assert.Equal(2 / 4d, RunLengths.Iou(Left, Middle, crowd: true));

    [Fact]
    public void Empty_mask_against_empty_mask_shares_nothing() => Assert.Equal(0, RunLengths.Iou([12], [12]));

    [Fact]
    public void Empty_runs_inside_a_mask_are_passed_over() => Assert.Equal([1u, 5u, 2u], RunLengths.Union([1, 2, 0, 3, 2], [8]));

    [Fact]
    public void Masks_of_different_frames_are_refused() =>
        Assert.Contains("8 and 9", Assert.Throws<ArgumentException>(() => RunLengths.Union([8u], [9u])).Message);

    [Fact]
    public void A_mask_packed_and_unpacked_is_the_same() => Check(Prop.ForAll(Masks, mask =>
        Picture.Parse(Picture.Of(mask, Width, Height)).SequenceEqual(mask)));

    [Fact]
    public void Runs_through_text_are_the_same() => Check(Prop.ForAll(Masks, mask => RleString.Decode(RleString.Encode(mask), Width, Height).SequenceEqual(mask)));

    [Fact]
    public void Any_numbers_through_text_are_the_same() => Check(Prop.ForAll(ArbMap.Default.ArbFor<ushort[]>(), numbers =>
    {
        uint[] runs = [.. numbers.Select(number => (uint)number)];
        return RleString.Decode(RleString.Encode(runs), (int)RunLengths.Sum(runs), 1).SequenceEqual(runs);
    }));

    [Fact]
    public void Areas_of_union_and_intersection_sum_to_both_areas() => Check(Prop.ForAll(Masks, Masks, (a, b) =>
        RunLengths.Area(RunLengths.Union(a, b)) + RunLengths.Area(RunLengths.Intersection(a, b)) == RunLengths.Area(a) + RunLengths.Area(b)));

    [Fact]
    public void Intersection_area_needs_no_intersection() => Check(Prop.ForAll(Masks, Masks, (a, b) =>
        RunLengths.IntersectionArea(a, b) == RunLengths.Area(RunLengths.Intersection(a, b))));

    [Fact]
    public void Union_is_pixel_by_pixel() => Check(Prop.ForAll(Masks, Masks, (a, b) =>
        Picture.Of(RunLengths.Union(a, b), Width, Height).SequenceEqual(
            Picture.Of(a, Width, Height).Zip(Picture.Of(b, Width, Height), (x, y) => x == '#' ? x : y))));

    [Fact]
    public void Iou_does_not_depend_on_the_order() => Check(Prop.ForAll(Masks, Masks, (a, b) =>
        RunLengths.Iou(a, b).Equals(RunLengths.Iou(b, a)) && RunLengths.Iou(a, b) is >= 0 and <= 1));

    [Fact]
    public void Bounds_are_those_of_the_foreground_pixels() => Check(Prop.ForAll(Masks, mask => RunBounds.Find(mask, Height) == BoundsByPixel(mask)));

    static (int, int, int, int) BoundsByPixel(uint[] runs)
    {
        var pixels = Picture.Of(runs, Width, Height).Split('/').SelectMany((row, y) => row.Select((c, x) => (c, x, y))).Where(pixel => pixel.c == '#').ToArray();
        if (pixels.Length == 0)
            return default;
        var (left, top) = (pixels.Min(pixel => pixel.x), pixels.Min(pixel => pixel.y));
        return (left, top, pixels.Max(pixel => pixel.x) - left + 1, pixels.Max(pixel => pixel.y) - top + 1);
    }
}
