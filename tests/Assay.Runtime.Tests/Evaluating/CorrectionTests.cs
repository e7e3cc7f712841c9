using Assay.Runtime.Evaluating;

namespace Assay.Runtime.Tests.Evaluating;

public class CorrectionTests
{
    static readonly Size Frame = new(40, 40);

    [Fact]
    public void Equal_maps_have_no_error() => Assert.Empty(Maps("0011/0011", "0011/0011"));

    [Fact]
    public void An_object_that_the_labels_lack_is_an_omission_where_background_is_named_and_else_a_wrong_label()
    {
        var empty = string.Join('/', Enumerable.Repeat("00000000", 8));
        var blob = string.Join('/', Enumerable.Range(0, 8).Select(y => y is > 0 and < 7 ? "01111110" : "00000000"));
        Assert.Equal([("omission", 36.0)], Maps(empty, blob, 0));
        Assert.Equal([("extra", 36.0)], Maps(blob, empty, 0));
        Assert.Equal([("wrong_label", 36.0)], Maps(empty, blob));
        Assert.Equal([("wrong_label", 36.0)], Maps(blob, blob.Replace('1', '2'), 0));
    }

    [Fact]
    public void An_outline_two_pixels_off_is_inaccurate_and_three_pixels_off_is_more()
    {
        Assert.Equal([("inaccurate", 8.0)], Maps(Columns(3), Columns(5)));
        Assert.Equal([("wrong_label", 12.0)], Maps(Columns(3), Columns(6)));
    }

    [Fact]
    public void Void_pixels_and_small_regions_are_no_errors()
    {
        Assert.Empty(Maps("..../0000", "1111/0000"));
        Assert.Empty(MapCorrections.Find("a", LabelMap.Parse("0000/0000"), LabelMap.Parse("1100/0000"), new Correction(MinPx: 3), _ => false));
    }

    [Fact]
    public void Objects_are_omitted_extra_wrong_or_inaccurate()
    {
        var errors = Objects([Box(0, 0, 10, 10, 0), Box(20, 0, 10, 10, 0), Box(0, 20, 10, 10, 1)], [Box(0, 0, 10, 10, 0), Box(0, 20, 10, 10, 0), Box(20, 20, 8, 8, 0)]);
        Assert.Equal([("extra", 1, false), ("omission", null, true), ("wrong_label", 2, false)], errors.OrderBy(error => error.Kind).Select(error => (error.Kind, error.Instance, error.IsMissing)));
        Assert.Equal(64, errors.Single(error => error.IsMissing).ChangedPx);
        Assert.Equal(new Box(20, 20, 8, 8), errors.Single(error => error.IsMissing).Box);
    }

    [Fact]
    public void An_outline_is_inaccurate_by_how_many_pixels_changed()
    {
        // 100 px and 80 px, 80 of them shared: IoU 0.8, 20 px differ.
        var error = Assert.Single(Objects([Box(0, 0, 10, 10, 0)], [Box(0, 0, 10, 8, 0)]));
        Assert.Equal(("inaccurate", 20.0), (error.Kind, error.ChangedPx));
        Assert.Empty(Objects([Box(0, 0, 10, 10, 0)], [Box(0, 0, 10, 9.5, 0)]));
    }

    [Fact]
    public void The_same_class_is_matched_before_another_that_overlaps_more()
    {
        Assert.Equal(["extra"], Objects([Box(0, 0, 10, 10, 0), Box(0, 0, 10, 9.6, 1)], [Box(0, 0, 10, 9.6, 0)]).Select(error => error.Kind));
    }

    [Fact]
    public void What_lies_in_a_crowd_is_set_aside()
    {
        Assert.Empty(Objects([Box(2, 2, 5, 5, 0)], [Box(0, 0, 20, 20, 0) with { Crowd = true }]));
        Assert.Empty(Objects([Box(0, 0, 20, 20, 0) with { Crowd = true }], [Box(2, 2, 5, 5, 0)]));
    }

    static IEnumerable<(string, double)> Maps(string ours, string theirs, int background = -1) =>
        MapCorrections.Find("a", LabelMap.Parse(ours), LabelMap.Parse(theirs), new Correction(MinPx: 1), id => id == background).Select(error => (error.Kind, error.ChangedPx!.Value)).ToArray();

    /// <summary>Four rows of ten columns; class 1 from a column on.</summary>
    static string Columns(int first) => string.Join('/', Enumerable.Repeat(new string('0', first) + new string('1', 10 - first), 4));

    static IReadOnlyList<KnownError> Objects(Instance[] ours, Instance[] theirs) => InstanceCorrections.Find("a", Frame, ours, theirs, new Correction());

    static Instance Box(double x, double y, double width, double height, int classIndex) => new() { Class = classIndex, Geometry = new BoxGeometry(new Box(x, y, width, height)) };
}
