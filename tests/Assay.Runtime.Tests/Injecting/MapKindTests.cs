using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

public class MapKindTests
{
    const string Square = "0000000/0011100/0011100/0011100/0000000";

    public static TheoryData<string> Kinds => [.. Injections.Describe(Evidence.LabelMap).Select(kind => kind.Name)];

    [Fact]
    public void A_dropped_object_is_labelled_as_what_surrounds_it()
    {
        var change = Maps.Inject("drop", Square, 1)!;
        Assert.Equal("0000000/0000000/0000000/0000000/0000000", Maps.Text(change));
        Assert.Equal((new Box(2, 1, 3, 3), 9L, 1, 0), (change.Box, change.ChangedPx, change.Class!.Value, change.NewClass!.Value));
    }

    [Fact]
    public void Each_pixel_of_a_dropped_object_goes_to_the_nearer_class() =>
        Assert.Equal("0000022222/0000022222", Maps.Text(Enumerable.Range(0, 50).Select(seed => Maps.Inject("drop", "0000112222/0000112222", 1, seed)).First(change => change!.Class == 1)));

    [Fact]
    public void Half_a_drop_takes_half_of_the_object() => Assert.Equal(5, Maps.Inject("drop", Square, 0.5)!.ChangedPx);

    [Fact]
    public void A_swapped_object_keeps_its_place_and_never_becomes_what_surrounds_it()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var change = Maps.Inject("swap", Square, 1, seed)!;
            Assert.Contains(change.NewClass!.Value, new[] { 2, 3 });
            Assert.Equal(Square.Replace('1', (char)('0' + change.NewClass.Value)), Maps.Text(change));
        }
    }

    [Fact]
    public void A_shifted_object_has_its_shape_elsewhere()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var change = Maps.Inject("shift", "00000000/00000000/00011000/00011000/00000000/00000000", 1, seed)!;
            var at = Enumerable.Range(0, 48).Where(i => change.Labels.Map!.Ids[i] == 1).ToArray();
            Assert.Equal([at[0], at[0] + 1, at[0] + 8, at[0] + 9], at);
            Assert.NotEqual(19, at[0]);
        }
    }

    [Fact]
    public void A_disc_grows_an_object() => Assert.Equal("0011100/0111110/0111110/0111110/0011100", Maps.Text(Maps.Inject("dilate", Square, 0.25)));

    [Fact]
    public void A_disc_shrinks_an_object() => Assert.Equal("0000000/0000000/0001000/0000000/0000000", Maps.Text(Maps.Inject("erode", Square, 0.25)));

    [Fact]
    public void An_object_that_would_vanish_is_not_eroded() => Assert.Null(Maps.Inject("erode", "000000/001100/001100/000000", 0.25));

    [Fact]
    public void A_simplified_outline_loses_its_small_steps() =>
        Assert.NotNull(Maps.Inject("simplify", "000000000000/000010000000/000111000000/000111000000/001111110000/001111110000/001111110000/000111110000/000011000000/000000000000", 0.5));

    [Theory, MemberData(nameof(Kinds))]
    public void Nothing_is_done_where_there_is_no_object(string kind) => Assert.Null(Maps.Inject(kind, "0000/0000/0000", 1));

    [Theory, MemberData(nameof(Kinds))]
    public void Too_few_pixels_are_no_error(string kind) => Assert.Null(Maps.Inject(kind, Square, 1, minPixels: 40));

    [Theory, MemberData(nameof(Kinds))]
    public void Box_and_count_are_those_of_the_pixels_that_changed_and_void_stays_void(string kind)
    {
        var made = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var map = Scene(new Random(seed));
            if (Maps.Inject(kind, Maps.Subject(map, 3), 0.25 + seed % 4 * 0.25, seed) is not { } change)
                continue;
            made++;
            var after = change.Labels.Map!.Ids.ToArray();
            var changed = Enumerable.Range(0, after.Length).Where(i => after[i] != map.Ids[i]).ToArray();
            Assert.Equal(changed.Length, change.ChangedPx);
            Assert.True(changed.Length >= 3);
            Assert.Equal(new Box(changed.Min(i => i % 40), changed.Min(i => i / 40), changed.Max(i => i % 40) - changed.Min(i => i % 40) + 1, changed.Max(i => i / 40) - changed.Min(i => i / 40) + 1), change.Box);
            Assert.All(changed, i => Assert.False(map.Ids[i] == LabelMap.Void || after[i] == LabelMap.Void));
            Assert.Equal(after, Maps.Inject(kind, Maps.Subject(map, 3), 0.25 + seed % 4 * 0.25, seed)!.Labels.Map!.Ids.ToArray());
        }
        Assert.True(made > 30, $"{made} of 60");
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("swap")]
    [InlineData("shift")]
    [InlineData("dilate")]
    [InlineData("erode")]
    [InlineData("jitter")]
    public void More_strength_changes_more_pixels(string kind)
    {
        long Pixels(double strength) => Enumerable.Range(0, 40).Sum(seed => Maps.Inject(kind, Maps.Subject(Scene(new Random(seed))), strength, seed)?.ChangedPx ?? 0);
        Assert.True(Pixels(0.25) < Pixels(0.5) && Pixels(0.5) < Pixels(1), $"{Pixels(0.25)} {Pixels(0.5)} {Pixels(1)}");
    }

    [Theory]
    [InlineData("dorp", "unknown-kind", "did you mean 'drop'?")]
    [InlineData("track_switch", "kind-does-not-fit", "'track_switch' cannot be done to label maps")]
    [InlineData("merge", "kind-does-not-fit", "'merge' cannot be done to label maps")]
    public void A_kind_that_there_is_not_is_refused_with_those_there_are(string kind, string code, string says)
    {
        var error = Assert.Throws<AssayException>(() => Injections.Choose([kind], Evidence.LabelMap));
        Assert.Equal(code, error.Code);
        Assert.Contains(says, error.Message);
    }

    /// <summary>Objects of round and angular shape, a void patch, on ground.</summary>
    static LabelMap Scene(Random random)
    {
        var ids = new ushort[40 * 30];
        for (var k = 0; k < 4; k++)
        {
            var (x, y, r, round) = (random.Next(4, 36), random.Next(4, 26), random.Next(3, 8), random.Next(2) == 0);
            for (var i = 0; i < ids.Length; i++)
                if (round ? Math.Pow(i % 40 - x, 2) + Math.Pow(i / 40 - y, 2) <= r * r : Math.Abs(i % 40 - x) < r && Math.Abs(i / 40 - y) < r / 2 + 1)
                    ids[i] = (ushort)(1 + k % 3);
        }
        for (var i = 0; i < 60; i++)
            ids[random.Next(10) + 40 * random.Next(10)] = LabelMap.Void;
        return new LabelMap(new Size(40, 30), ids);
    }
}
