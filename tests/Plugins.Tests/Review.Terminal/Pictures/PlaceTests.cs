using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class PlaceTests
{
    [Fact]
    public void What_the_run_says_comes_before_what_is_found_here()
    {
        var opened = Scene.Opened(Scene.Labels, Scene.Reference) with
        {
            Where = new Box(0, 0, 2, 2),
            Findings = [new Suspicion("match", new Finding(FindingKind.WrongLabel) { Box = new Box(5, 5, 2, 2), Class = 1, ReferenceClass = 3 }, true)],
        };
        var places = Scene.Open(opened).Places;
        Assert.Equal(new Place(new Box(0, 0, 2, 2), "here"), places[0]);
        Assert.Equal(new Place(new Box(5, 5, 2, 2), "wrong_label: cloud, rather shadow"), places[1]);
    }

    [Fact]
    public void Two_names_of_one_place_are_one_place()
    {
        var opened = Scene.Opened((LabelMap?)null, null) with
        {
            Where = new Box(2, 2, 4, 4),
            Findings = [new Suspicion("match", new Finding(FindingKind.Extra) { Box = new Box(2, 2, 4, 4), Class = 1 }, true)],
        };
        Assert.Equal([new Place(new Box(2, 2, 4, 4), "extra: cloud")], Scene.Open(opened).Places);
    }

    [Fact]
    public void Labels_and_reference_apart_are_places_by_size()
    {
        LabelMap labels = LabelMap.Parse("11110000/11110000/11110000/11110000"), reference = LabelMap.Parse("00000222/00000222/00000222/00000000");
        var places = Scene.Open(Scene.Opened(new Labels { Map = labels }, new Opinion { LabelMap = reference }, labels.Size)).Places;
        Assert.Equal([new Box(0, 0, 4, 4), new Box(5, 0, 3, 3)], places.Select(place => place.Box));
        Assert.Equal("cloud, model: background", places[0].Text);
    }

    [Fact]
    public void A_cloud_over_field_and_road_is_one_place()
    {
        LabelMap labels = LabelMap.Parse("000200000/000200000/000200000"), reference = LabelMap.Parse("011111100/011111100/000200000");
        Assert.Equal([new Place(new Box(1, 0, 6, 2), "background, model: cloud")], Scene.Open(Scene.Opened(new Labels { Map = labels }, new Opinion { LabelMap = reference }, labels.Size)).Places);
    }

    [Fact]
    public void An_omission_is_where_the_reference_sees_it()
    {
        var seen = new Instance { Class = 2, Geometry = new BoxGeometry(new Box(3, 2, 4, 5)) };
        var picture = Scene.Open(Scene.Opened(new Labels { Instances = [] }, new Opinion { Instances = [seen] }), item: Scene.Item(Unit.Omission, other: 0, reference: "model"));
        Assert.Equal(new Place(new Box(3, 2, 4, 5), "no label: snow"), picture.Places[0]);
    }

    [Fact]
    public void A_box_that_reaches_out_is_cut_and_one_outside_is_no_place()
    {
        Suspicion At(double x, double width) => new("s", new Finding(FindingKind.Extra) { Box = new Box(x, 0, width, 4) }, false);
        var picture = Scene.Open(Scene.Opened((LabelMap?)null, null) with { Findings = [At(-3, 5), At(40, 5), At(double.NaN, 5)] });
        Assert.Equal([new Box(0, 0, 2, 4)], picture.Places.Select(place => place.Box));
    }

    [Fact]
    public void Without_anything_else_the_lowest_score_is_the_place()
    {
        var map = Enumerable.Repeat(0.9f, 128 * 128).ToArray();
        for (var i = 0; i < 100; i++)
            map[(80 + i / 10) * 128 + 40 + i % 10] = 0;
        var opened = Scene.Opened((Labels?)null, null, new Size(128, 128)) with { Maps = new Dictionary<string, float[]> { ["soft_min"] = map } };
        var box = Assert.Single(Scene.Open(opened).Places).Box;
        Assert.True(box.X <= 40 && box.Right >= 50 && box.Y <= 80 && box.Bottom >= 90);
    }
}
