namespace Assay.Contracts.Tests;

public class LabelMapTests
{
    [Fact]
    public void A_drawn_map_is_read_row_by_row()
    {
        var map = LabelMap.Parse("01./234");
        Assert.Equal(new Size(3, 2), map.Size);
        Assert.Equal([0, 1, LabelMap.Void, 2, 3, 4], map.Ids.ToArray());
    }

    [Theory]
    [InlineData("01/2")]
    [InlineData("0x")]
    public void A_drawing_that_is_no_map_is_refused(string rows) => Assert.Throws<FormatException>(() => LabelMap.Parse(rows));

    [Fact]
    public void Every_pixel_needs_an_id() => Assert.Contains("2x2 has 4 ids, got 3", Assert.Throws<ArgumentException>(() => new LabelMap(new Size(2, 2), [1, 2, 3])).Message);

    [Fact]
    public void A_value_that_cannot_be_an_id_is_set_aside_and_not_taken_for_a_class()
    {
        var map = LabelMap.FromValues(new Size(4, 1), [3, -1, 70_000, -1]);
        Assert.Equal([3, LabelMap.FirstStranger, LabelMap.FirstStranger + 1, LabelMap.FirstStranger], map.Ids.ToArray().Select(id => (int)id));
        Assert.Equal([-1, 70_000], map.Strangers);
    }

    [Fact]
    public void Too_many_different_values_are_no_label_map() =>
        Assert.Contains("is this a label map?", Assert.Throws<ArgumentException>(() => LabelMap.FromValues(new Size(300, 1), [.. Enumerable.Range(1, 300).Select(i => -(long)i)])).Message);

    [Fact]
    public void The_largest_class_id_is_65279() => Assert.Empty(LabelMap.FromValues(new Size(1, 1), [65_279]).Strangers);
}
