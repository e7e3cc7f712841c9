namespace Assay.Contracts.Tests;

public class ClassListTests
{
    [Fact]
    public void Named_classes_have_their_positions_as_ids()
    {
        var classes = ClassList.Named("sky", "road");
        Assert.Equal([new Class(0, "sky"), new Class(1, "road")], classes);
        Assert.Equal(1, classes["road"]);
        Assert.Null(classes.Find("sea"));
    }

    [Fact]
    public void A_position_beyond_the_list_is_named_by_its_number()
    {
        Assert.Equal("road", ClassList.Named("sky", "road").NameOf(1));
        Assert.Equal("class 2", ClassList.Named("sky", "road").NameOf(2));
    }

    [Fact]
    public void A_name_that_stands_twice_is_refused() => Assert.Contains("'sky'", Assert.Throws<ArgumentException>(() => ClassList.Named("sky", "sky")).Message);

    [Fact]
    public void An_id_that_stands_twice_is_refused() =>
        Assert.Contains("id 7", Assert.Throws<ArgumentException>(() => new ClassList([new Class(7, "sky"), new Class(7, "road")])).Message);

    [Fact]
    public void A_missing_name_is_answered_with_those_there_are() =>
        Assert.Contains("sky, road", Assert.Throws<KeyNotFoundException>(() => ClassList.Named("sky", "road")["sea"]).Message);
}
