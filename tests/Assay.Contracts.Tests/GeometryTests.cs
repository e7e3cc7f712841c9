namespace Assay.Contracts.Tests;

public class GeometryTests
{
    static readonly Box Stated = new(7, 8, 9, 10);
    static readonly MaskGeometry Empty = new(new Rle(new Size(4, 3), [12]));

    [Fact]
    public void All_parts_of_a_polygon_are_within_its_bounds() => Assert.Equal(new Box(-1, 2, 6.5, 5), new PolygonGeometry([[0, 2, 3, 2, 3, 4], [-1, 5, 5.5, 6, 2, 7]]).Bounds);

    [Fact]
    public void A_polygon_without_a_point_spans_nothing()
    {
        Assert.Null(new PolygonGeometry([]).Bounds);
        Assert.Null(new PolygonGeometry([[], []]).Bounds);
    }

    [Fact]
    public void A_box_is_its_own_bounds_even_of_no_size() => Assert.Equal(new Box(1, 2, 0, 0), new BoxGeometry(new Box(1, 2, 0, 0)).Bounds);

    [Fact]
    public void What_the_file_states_counts_only_without_a_shape()
    {
        Assert.Equal(Stated, new Instance { Class = 0, StatedBox = Stated }.Bounds);
        Assert.Equal(new Box(1, 1, 2, 2), new Instance { Class = 0, StatedBox = Stated, Geometry = new BoxGeometry(new Box(1, 1, 2, 2)) }.Bounds);
        Assert.Null(new Instance { Class = 0, StatedBox = Stated, Geometry = Empty }.Bounds);
        Assert.Null(new Instance { Class = 0 }.Bounds);
    }
}
