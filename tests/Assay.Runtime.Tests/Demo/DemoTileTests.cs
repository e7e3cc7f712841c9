using Assay.Runtime.Demo;

namespace Assay.Runtime.Tests.Demo;

public class DemoTileTests
{
    const int Seed = 11;

    static readonly DemoTile[] Tiles = [.. DemoPlan.Draw(Seed, 60).Select((kind, index) => DemoTile.Make(Seed, index, kind))];

    [Fact]
    public void A_fifth_of_the_tiles_has_an_error_and_the_kinds_are_even()
    {
        Assert.Equal(12, Tiles.Count(tile => tile.Error is not null));
        Assert.All(Enum.GetValues<LabelErrorKind>(), kind => Assert.Equal(4, Tiles.Count(tile => tile.Error?.Kind == kind)));
    }

    [Fact]
    public void Sides_are_between_96_and_224_pixels_and_mixed()
    {
        Assert.All(Tiles, tile => Assert.True(tile.Size is { Width: >= 96 and <= 224, Height: >= 96 and <= 224 }));
        Assert.True(Tiles.Select(tile => tile.Size).Distinct().Count() > 40);
    }

    [Fact]
    public void Every_label_is_one_of_the_six_classes() => Assert.All(Tiles, tile => Assert.All(tile.Labels, id => Assert.InRange(id, 0, 5)));

    [Fact]
    public void Every_class_occurs() => Assert.Equal(6, Tiles.SelectMany(tile => tile.Truth.Distinct()).Distinct().Count());

    [Fact]
    public void Labels_without_an_error_are_the_truth() =>
        Assert.All(Tiles.Where(tile => tile.Error is null), tile => Assert.Equal(tile.Truth, tile.Labels));

    [Fact]
    public void An_error_states_the_wrong_pixels_exactly() => Assert.All(Tiles.Where(tile => tile.Error is not null), tile =>
    {
        var wrong = Enumerable.Range(0, tile.Truth.Length).Where(i => tile.Truth[i] != tile.Labels[i]).Select(i => (X: i % tile.Size.Width, Y: i / tile.Size.Width)).ToArray();
        var box = tile.Error!.Box;
        Assert.Equal(wrong.Length, tile.Error.AreaPx);
        Assert.Equal((wrong.Min(p => p.X), wrong.Min(p => p.Y)), (box.X, box.Y));
        Assert.Equal((wrong.Max(p => p.X) + 1, wrong.Max(p => p.Y) + 1), (box.Right, box.Bottom));
    });

    [Fact]
    public void Errors_come_in_several_sizes()
    {
        var areas = Tiles.Select(tile => tile.Error?.AreaPx).OfType<int>().ToArray();
        Assert.All(areas, area => Assert.True(area >= 40));
        Assert.Contains(areas, area => area < 200);
        Assert.Contains(areas, area => area > 600);
    }

    [Fact]
    public void A_swap_gives_another_class_of_object() => Assert.All(Tiles.Where(tile => tile.Error?.Kind == LabelErrorKind.Swap), tile =>
    {
        Assert.NotEqual(tile.Error!.ClassFrom, tile.Error.ClassTo);
        Assert.NotEqual(Scene.Field, tile.Error.ClassTo);
    });

    [Fact]
    public void Probabilities_sum_to_one_at_every_pixel() => Assert.All(Tiles, tile =>
    {
        var area = tile.Truth.Length;
        for (var i = 0; i < area; i++)
            Assert.Equal(255, Enumerable.Range(0, 6).Sum(k => tile.Probabilities[k * area + i]));
    });

    [Fact]
    public void The_model_is_good_but_not_perfect()
    {
        var pixels = Tiles.Sum(tile => tile.Truth.Length);
        var right = Tiles.Sum(tile => Enumerable.Range(0, tile.Truth.Length).Count(i => Most(tile, i) == tile.Truth[i]));
        Assert.InRange((double)right / pixels, 0.95, 0.99);
    }

    [Fact]
    public void The_model_makes_confident_mistakes_on_labels_that_are_right() =>
        Assert.True(Tiles.Count(tile => tile.Error is null && Enumerable.Range(0, tile.Truth.Length).Any(i => tile.Probabilities[tile.Truth[i] * tile.Truth.Length + i] < 13)) > 20);

    [Fact]
    public void A_tile_is_the_same_whenever_it_is_made()
    {
        var again = DemoTile.Make(Seed, 7, Tiles[7].Error?.Kind);
        Assert.Equal(Tiles[7].Image, again.Image);
        Assert.Equal(Tiles[7].Labels, again.Labels);
        Assert.Equal(Tiles[7].Probabilities, again.Probabilities);
    }

    [Fact]
    public void The_model_does_not_know_whether_there_is_an_error()
    {
        var with = DemoTile.Make(Seed, 3, LabelErrorKind.Drop);
        var without = DemoTile.Make(Seed, 3, null);
        Assert.NotEqual(with.Labels, without.Labels);
        Assert.Equal(with.Probabilities, without.Probabilities);
        Assert.Equal(with.Image, without.Image);
    }

    [Fact]
    public void Another_seed_gives_another_scene() => Assert.NotEqual(Tiles[0].Image, DemoTile.Make(Seed + 1, 0, null).Image);

    /// <summary>Pinned so that a change of compiler, platform or code that moves a single byte is seen.</summary>
    [Fact]
    public void The_first_tile_of_seed_1_is_the_known_one()
    {
        var tile = DemoTile.Make(1, 0, null);
        Assert.Equal("151x150 be3d8786 0c2ccaef 2f0f135d", $"{tile.Size} {Fnv(tile.Image)} {Fnv([.. tile.Truth.Select(id => (byte)id)])} {Fnv(tile.Probabilities)}");
    }

    static int Most(DemoTile tile, int pixel) => Enumerable.Range(0, 6).MaxBy(k => tile.Probabilities[k * tile.Truth.Length + pixel]);

    /// <summary>FNV-1a, 32 bits.</summary>
    static string Fnv(byte[] bytes) => bytes.Aggregate(2166136261u, (hash, one) => unchecked((hash ^ one) * 16777619u)).ToString("x8");
}
