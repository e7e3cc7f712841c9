using Assay.Kernels.Images;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Kernels.Tests.Images;

/// <summary>What is done to an image before a model sees it.</summary>
public sealed class ModelInputTests
{
    static readonly string[] Names = ["B02", "B03", "b8a"];

    [Theory]
    [InlineData("", "0 1 2")]
    [InlineData("1-3", "0 1 2")]
    [InlineData("3-1", "2 1 0")]
    [InlineData("2", "1")]
    [InlineData("B03,B02", "1 0")]
    [InlineData("B8A,1", "2 0")]
    public void Bands_are_chosen_by_number_range_or_name(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', BandSelection.Parse(text.Length == 0 ? [] : [text], 3, Names)));

    [Fact]
    public void A_number_counts_bands_even_where_a_name_looks_like_one() => Assert.Equal([0], BandSelection.Parse(["1"], 2, ["2", "1"]));

    [Theory]
    [InlineData("4", "band 4 is not in the image, which has 3 bands, counted from 1")]
    [InlineData("0", "band 0 is not in the image")]
    [InlineData("1-13", "band 13 of '1-13' is not in the image")]
    [InlineData("B04", "no band of the image is called 'B04', only B02, B03, b8a")]
    public void What_no_band_is_called_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => BandSelection.Parse([text], 3, Names)).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_of_bands_without_names_are_refused() =>
        Assert.Contains("have no names", Assert.Throws<ArgumentException>(() => BandSelection.Parse(["red"], 3, [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Entries_say_how_many_bands_they_stand_for()
    {
        Assert.Null(BandSelection.Count([]));
        Assert.Equal(13, BandSelection.Count(["1-13"]));
        Assert.Equal(4, BandSelection.Count(["B02,B03", "3-2"]));
    }

    [Fact]
    public void Pixels_are_scaled_shifted_clipped_and_normalised_in_this_order()
    {
        // 0.5 x + 1, clipped to [2, 4], minus 1, divided by 2.
        float[] pixels = [0, 2, 4, 6, 100, float.NaN, 0, 2, 4, 6, 100];
        new PixelScaling([0.5], [1], [2, 4], [1], [2]).Apply(pixels, 0);
        Assert.Equal([0.5f, 0.5f, 1, 1.5f, 1.5f, float.NaN, 0.5f, 0.5f, 1, 1.5f, 1.5f], pixels);
    }

    [Fact]
    public void A_list_gives_each_band_its_own()
    {
        float[] first = [10], second = [10];
        PixelScaling scaling = new([], [], [], [1, 2], [1, 4]);
        scaling.Apply(first, 0);
        scaling.Apply(second, 1);
        Assert.Equal((9f, 2f), (first[0], second[0]));
        Assert.Null(scaling.Misfit(2));
        Assert.Equal("mean has 2 numbers for 3 bands, expected one for all or one a band", scaling.Misfit(3));
    }

    [Fact]
    public void Vectors_and_single_pixels_give_the_same_bits() => Prop.ForAll<NormalFloat, int>((scale, seed) =>
    {
        Random random = new(seed);
        PixelScaling scaling = new([Math.Clamp(scale.Get, -100, 100)], [0.1], [-3, 7], [0.485], [0.229]);
        var together = Enumerable.Range(0, 37).Select(_ => random.NextSingle() * 20 - 10).ToArray();
        var alone = together.Select(value => { float[] one = [value]; scaling.Apply(one, 0); return one[0]; }).ToArray();
        scaling.Apply(together, 0);
        return together.SequenceEqual(alone);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("std")]
    [InlineData("clip")]
    [InlineData("mean")]
    public void Impossible_numbers_are_refused_by_name(string name) => Assert.StartsWith(name, Assert.Throws<ArgumentException>(() =>
        new PixelScaling([], [], name == "clip" ? [1, 0] : [], name == "mean" ? [double.NaN] : [], name == "std" ? [1, 0] : [])).Message, StringComparison.Ordinal);

    [Fact]
    public void Planes_interleave_and_separate()
    {
        int[] planes = [1, 2, 3, 10, 20, 30], pixels = new int[6], back = new int[6];
        PlaneLayout.Interleave<int>(planes, 2, pixels);
        Assert.Equal([1, 10, 2, 20, 3, 30], pixels);
        PlaneLayout.Separate<int>(pixels, 2, back);
        Assert.Equal(planes, back);
    }

    [Fact]
    public void Padding_mirrors_without_repeating_the_edge()
    {
        var row = new int[9];
        ReflectPadding.Pad<int>([1, 2, 3], 3, 1, 3, 0, 9, 1, row);
        Assert.Equal([2, 3, 2, 1, 2, 3, 2, 1, 2], row);
        var column = new int[3];
        ReflectPadding.Pad<int>([7], 1, 1, 0, 1, 1, 3, column);
        Assert.Equal([7, 7, 7], column);
    }

    [Fact]
    public void What_was_padded_is_cropped_to_what_it_was() => Prop.ForAll<byte, byte, byte>((w, h, m) =>
    {
        var (width, height, multiple) = (w % 9 + 1, h % 9 + 1, m % 8 + 1);
        var (wide, high) = (ReflectPadding.RoundUp(width, multiple), ReflectPadding.RoundUp(height, multiple));
        int[] plane = [.. Enumerable.Range(0, width * height)], padded = new int[wide * high], back = new int[plane.Length];
        var (left, top) = (ReflectPadding.Before(width, wide), ReflectPadding.Before(height, high));
        ReflectPadding.Pad<int>(plane, width, height, left, top, wide, high, padded);
        ReflectPadding.Crop<int>(padded, wide, left, top, width, height, back);
        return wide % multiple == 0 && high % multiple == 0 && wide - width < multiple && plane.SequenceEqual(back);
    }).QuickCheckThrowOnFailure();
}
