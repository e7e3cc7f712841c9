namespace Assay.Contracts.Tests;

public class InstanceSourcesTests
{
    static readonly string[] Tools = ["sam", "segment anything"];

    [Theory]
    [InlineData("SAM", true)]
    [InlineData("sam2.1", true)]
    [InlineData("auto (mobile_sam)", true)]
    [InlineData("Segment-Anything v1", true)]
    [InlineData("sama", false)]
    [InlineData("sample", false)]
    [InlineData("a sample, then sam", true)]
    [InlineData("manual", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_tool_is_named_as_a_word(string? source, bool named) => Assert.Equal(named, new Instance { Class = 0, Source = source }.WasDrawnBy(Tools));

    [Fact]
    public void An_empty_word_names_nothing() => Assert.False(new Instance { Class = 0, Source = "sam" }.WasDrawnBy(["", " "]));
}
