namespace Assay.Contracts.Tests;

public class SampleAttributesTests
{
    static readonly AttributeColumn[] Columns = [new("split", ["train", null], null), new("difficulty", null, [3, null])];

    [Fact]
    public void A_sample_has_its_row_of_the_columns()
    {
        var (first, second) = (new SampleAttributes(Columns, 0), new SampleAttributes(Columns, 1));
        Assert.Equal(("train", 3), (first.Text("split"), first.Number("difficulty")));
        Assert.Equal((null, null), (second.Text("split"), second.Number("difficulty")));
    }

    [Fact]
    public void An_attribute_that_is_not_there_is_refused_with_those_of_the_kind()
    {
        var refusal = Assert.Throws<DataException>(() => new SampleAttributes(Columns, 0).Number("split"));
        Assert.Equal(("unknown-attribute", "the dataset has no attribute 'split' that is a number; it has difficulty"), (refusal.Code, refusal.Message));
        Assert.Equal("the dataset has no attribute 'split' that is a text; it has none", Assert.Throws<DataException>(() => SampleAttributes.None.Text("split")).Message);
    }
}
