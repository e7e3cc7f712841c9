using Assay.Kernels;
using FsCheck;
using FsCheck.Fluent;
using Picture = Assay.Tests.Masks.Picture;

namespace Assay.Tests.Contours;

public class ContourPairTests
{
    public static TheoryData<ContourForm, Neighbours, ContourBorder> Rules => new(
        from form in Enum.GetValues<ContourForm>() from neighbours in Enum.GetValues<Neighbours>() from border in Enum.GetValues<ContourBorder>() select (form, neighbours, border));

    /// <summary>Random blots in frames of all shapes, some wider than a word, some on the border, some empty.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void Distances_are_those_of_looking_at_every_pair_of_pixels(ContourForm form, Neighbours neighbours, ContourBorder border)
    {
        var rule = new ContourRule(form, neighbours, border);
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 90), random.Next(1, seed % 5 == 0 ? 150 : 40));
            var (a, b) = (Blots(random, width, height), Blots(random, width, height));
            var (first, second) = (SlowContours.Contour(a, width, height, rule), SlowContours.Contour(b, width, height, rule));
            using var crop = JointCrop.Of(SlowContours.Pack(a, width, height), SlowContours.Pack(b, width, height), width, height);
            using var pair = crop is null ? null : ContourPair.Measure(crop, rule);
            if (!first.Any(one => one) || !second.Any(one => one))
            {
                Assert.Null(pair);
                continue;
            }
            var toSecond = SlowContours.Distances(first, form == ContourForm.Contour ? second : b, width);
            var toFirst = SlowContours.Distances(second, form == ContourForm.Contour ? first : a, width);
            var signed = SlowContours.Places(first).Zip(toSecond).Sum(one => b[one.First] ? -one.Second : one.Second) + SlowContours.Places(second).Zip(toFirst).Sum(one => a[one.First] ? one.Second : -one.Second);
            var found = pair!.Distance;
            Assert.Equal((toSecond.Length, toFirst.Length), (found.FirstPixels, found.SecondPixels));
            Assert.Equal([toSecond.Sum(), toFirst.Sum(), signed, toSecond.Max(), toFirst.Max(), SlowContours.Percentile(toSecond.Concat(toFirst), .95)],
                [found.FirstSum, found.SecondSum, found.SignedSum, found.FirstMax, found.SecondMax, found.P95], Near);
        }
    }

    static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));

    static bool[] Blots(Random random, int width, int height)
    {
        var mask = new bool[width * height];
        for (var blot = random.Next(4); blot > 0; blot--)
        {
            var (x, y, rx, ry) = (random.Next(-3, width), random.Next(-3, height), random.Next(1, 2 + width), random.Next(1, 2 + height));
            for (var i = 0; i < mask.Length; i++)
                if (i % width >= x && i % width < x + rx && i / width >= y && i / width < y + ry)
                    mask[i] = random.Next(12) > 0;
        }
        return mask;
    }

    [Fact]
    public void Swapping_the_masks_turns_the_sign_and_nothing_else() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var (a, b) = (SlowContours.Pack(Blots(random, 30, 20), 30, 20), SlowContours.Pack(Blots(random, 30, 20), 30, 20));
        using var crop = JointCrop.Of(a, b, 30, 20);
        using var swapped = JointCrop.Of(b, a, 30, 20);
        using var pair = crop is null ? null : ContourPair.Measure(crop, ContourRule.Default);
        using var other = swapped is null ? null : ContourPair.Measure(swapped, ContourRule.Default);
        return pair is null || other is null ? pair is null && other is null
            : Near(pair.Distance.Mean, other.Distance.Mean) && Near(pair.Distance.SignedMean, -other.Distance.SignedMean) && pair.Distance.P95 == other.Distance.P95 && pair.Distance.FirstMax == other.Distance.SecondMax;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Runs_that_do_not_fill_the_frame_are_refused() => Assert.Throws<ArgumentException>(() => JointCrop.Of([4, 1], [5, 2], 3, 2));

    [Fact]
    public void Masks_that_are_too_far_apart_are_refused()
    {
        uint[] near = [0, 1, 39_999], far = [39_999, 1];
        Assert.Contains("cut the image into tiles", Assert.Throws<ArgumentException>(() => JointCrop.Of(near, far, 40_000, 1)).Message);
    }

    [Fact]
    public void A_class_of_two_maps_is_measured_as_its_masks_are()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var (width, height) = (random.Next(1, 100), random.Next(1, 30));
            var (a, b) = (Blots(random, width, height), Blots(random, width, height));
            using var runs = JointCrop.Of(SlowContours.Pack(a, width, height), SlowContours.Pack(b, width, height), width, height);
            using var maps = JointCrop.OfClass([.. a.Select(one => one ? (ushort)3 : (ushort)0)], [.. b.Select(one => one ? (ushort)3 : (ushort)1)], width, height, 3);
            using var first = runs is null ? null : ContourPair.Measure(runs, ContourRule.Default);
            using var second = maps is null ? null : ContourPair.Measure(maps, ContourRule.Default);
            Assert.Equal(first is null, second is null);
            if (first is not null)
                Assert.Equal([first.Distance.Mean, first.Distance.SignedMean, first.Distance.P95], [second!.Distance.Mean, second.Distance.SignedMean, second.Distance.P95], Near);
        }
    }

    [Fact]
    public void Beyond_the_reach_of_a_word_erosion_is_what_its_definition_says()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var (width, height, reach) = (random.Next(1, 60), random.Next(1, 200), random.Next(1, seed % 3 == 0 ? 90 : 6));
            var mask = Blots(random, width, height).Select(one => !one).ToArray();
            using var crop = JointCrop.Of(SlowContours.Pack(mask, width, height), SlowContours.Pack(mask, width, height), width, height);
            var left = Enumerable.Range(0, mask.Length).Count(i => Within(mask, width, height, i, reach));
            Assert.Equal(mask.Count(one => one) - left, crop is null ? 0 : BoundaryIou.Count(crop, reach).All);
        }
    }

    static bool Within(bool[] mask, int width, int height, int at, int reach)
    {
        var (x, y) = (at % width, at / width);
        if (x < reach || y < reach || x + reach >= width || y + reach >= height)
            return false;
        for (var row = y - reach; row <= y + reach; row++)
            for (var column = x - reach; column <= x + reach; column++)
                if (!mask[row * width + column])
                    return false;
        return true;
    }
}
