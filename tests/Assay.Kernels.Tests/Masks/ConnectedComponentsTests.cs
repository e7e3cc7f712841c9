using Assay.Kernels;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Masks;

public class ConnectedComponentsTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Pixels_that_share_a_corner_are_one_component_of_eight_neighbours_and_two_of_four()
    {
        Assert.Equal("0./.0", Painted("1./.1", Neighbours.Eight));
        Assert.Equal("0./.1", Painted("1./.1", Neighbours.Four));
        Assert.Equal(".0/0.", Painted(".1/1.", Neighbours.Eight));
        Assert.Equal(".0/1.", Painted(".1/1.", Neighbours.Four));
    }

    [Fact]
    public void Another_id_is_another_component() => Assert.Equal("001/011", Painted("112/122", Neighbours.Eight));

    [Fact]
    public void Arms_that_meet_below_are_one() => Assert.Equal("0.0.0/0.0.0/00000", Painted("1.1.1/1.1.1/11111", Neighbours.Four));

    [Fact]
    public void Arms_that_meet_late_have_the_number_of_the_first_and_others_move_up() => Assert.Equal("..0.1/0.0../000.2", Painted("..1.1/1.1../111.1", Neighbours.Four));

    [Fact]
    public void Numbers_follow_first_pixels() => Assert.Equal("0.1/2..", Painted("1.1/2..", Neighbours.Four));

    [Fact]
    public void A_component_has_area_box_and_first_pixel()
    {
        var map = Find(".11./..1./3.1.", Neighbours.Four);
        Assert.Equal([new ConnectedComponent(1, 1, 4, 1, 0, 3, 3), new ConnectedComponent(3, 8, 1, 0, 2, 1, 3)], map.Components.ToArray());
        Assert.Equal((2, 3), (map.Components[0].Width, map.Components[0].Height));
        Assert.Equal([new PixelRun(0, 1, 3, 0), new PixelRun(1, 2, 3, 0), new PixelRun(2, 0, 1, 1), new PixelRun(2, 2, 3, 0)], map.Runs.ToArray());
    }

    [Fact]
    public void A_map_of_void_has_none() => Assert.Equal(0, Find("../..", Neighbours.Eight).Components.Length);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void A_map_without_pixels_has_none(int width, int height) => Assert.Equal(0, ConnectedComponents.Find([], width, height, Neighbours.Eight).Components.Length);

    [Fact]
    public void Where_maps_agree_or_either_is_void_there_is_no_difference()
    {
        var map = ConnectedComponents.FindDifferences([0, 0, 0, Void, 1], [0, 1, 1, 1, Void], 5, 1, Neighbours.Four);
        Assert.Equal([new ConnectedComponent(0 << 16 | 1, 1, 2, 1, 0, 3, 1)], map.Components.ToArray());
    }

    [Fact]
    public void Keys_may_be_any_numbers() =>
        Assert.Equal([uint.MaxValue, 0], ConnectedComponents.Find([uint.MaxValue, 7, 0, 0], 7, 4, 1, Neighbours.Four).Components.ToArray().Select(one => one.Key));

    [Fact]
    public void A_map_of_another_size_is_refused()
    {
        Assert.Contains("6 pixels, got 5", Assert.Throws<ArgumentException>(() => ConnectedComponents.Find(new ushort[5], 3, 2, Neighbours.Four)).Message);
        Assert.Throws<ArgumentException>(() => ConnectedComponents.FindDifferences([1, 2], [1], 2, 1, Neighbours.Four));
        Assert.Throws<ArgumentException>(() => Find("1", Neighbours.Four).Paint(new int[2]));
    }

    // Sizes cross the width of vectors; few ids make large, ragged components, many make single pixels.
    [Fact]
    public void Random_maps_are_numbered_as_by_flood_fill() => Check((random, width, height, neighbours) =>
    {
        var map = Random(random, width * height);
        var numbers = new int[map.Length];
        var found = ConnectedComponents.Find(map, width, height, neighbours);
        found.Paint(numbers);
        Assert.Equal(FloodFill.Number([.. map.Select(id => id == Void ? (uint?)null : id)], width, height, neighbours), numbers);
        CheckParts(found, numbers, pixel => map[pixel]);
    });

    [Fact]
    public void Differences_of_random_maps_are_numbered_as_by_flood_fill() => Check((random, width, height, neighbours) =>
    {
        var (labels, others) = (Random(random, width * height), Random(random, width * height));
        var numbers = new int[labels.Length];
        var found = ConnectedComponents.FindDifferences(labels, others, width, height, neighbours);
        found.Paint(numbers);
        uint?[] keys = [.. labels.Zip(others, (a, b) => a == b || a == Void || b == Void ? (uint?)null : (uint)(a << 16 | b))];
        Assert.Equal(FloodFill.Number(keys, width, height, neighbours), numbers);
        CheckParts(found, numbers, pixel => keys[pixel]!.Value);
    });

    static void CheckParts(ComponentMap found, int[] numbers, Func<int, uint> key)
    {
        var pixels = numbers.Index().Where(pixel => pixel.Item >= 0).ToLookup(pixel => pixel.Item, pixel => pixel.Index);
        Assert.Equal(pixels.Count, found.Components.Length);
        for (var i = 0; i < pixels.Count; i++)
        {
            var (xs, ys) = (pixels[i].Select(pixel => pixel % found.Width).ToArray(), pixels[i].Select(pixel => pixel / found.Width).ToArray());
            Assert.Equal(new ConnectedComponent(key(pixels[i].First()), pixels[i].First(), xs.Length, xs.Min(), ys.Min(), xs.Max() + 1, ys.Max() + 1), found.Components[i]);
        }
    }

    // Runs of up to 40 pixels, or single ones; one id in five is void.
    static ushort[] Random(Random random, int area)
    {
        var (ids, longest) = (random.Next(1, 5), random.Next(2) == 0 ? 1 : 40);
        var map = new ushort[area];
        for (var i = 0; i < area;)
        {
            var id = random.Next(5) == 0 ? Void : (ushort)random.Next(ids);
            for (var end = Math.Min(area, i + random.Next(1, longest + 1)); i < end; i++)
                map[i] = id;
        }
        return map;
    }

    static void Check(Action<Random, int, int, Neighbours> check) =>
        Prop.ForAll(Gen.Choose(1, 70).Two().SelectMany(_ => Gen.Choose(0, 1_000_000), (size, seed) => (size.Item1, size.Item2, Seed: seed)).ToArbitrary(), shape =>
            check(new Random(shape.Seed), shape.Item1, shape.Item2, shape.Seed % 2 == 0 ? Neighbours.Four : Neighbours.Eight))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261121, 1));

    static ComponentMap Find(string rows, Neighbours neighbours)
    {
        var lines = rows.Split('/');
        return ConnectedComponents.Find([.. lines.SelectMany(line => line).Select(c => c == '.' ? Void : (ushort)(c - '0'))], lines[0].Length, lines.Length, neighbours);
    }

    static string Painted(string rows, Neighbours neighbours)
    {
        var map = Find(rows, neighbours);
        var numbers = new int[map.Width * map.Height];
        map.Paint(numbers);
        return string.Join('/', numbers.Chunk(map.Width).Select(row => string.Concat(row.Select(number => number < 0 ? "." : $"{number}"))));
    }
}
