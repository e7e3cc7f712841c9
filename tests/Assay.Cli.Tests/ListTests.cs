namespace Assay.Cli.Tests;

public class ListTests
{
    [Theory]
    [InlineData("masks")]
    [InlineData("coco")]
    [InlineData("arrays")]
    [InlineData("coco_results")]
    [InlineData("ti")]
    [InlineData("soft_min")]
    [InlineData("match")]
    [InlineData("hi")]
    [InlineData("random")]
    [InlineData("script")]
    [InlineData("where")]
    [InlineData("let")]
    [InlineData("lowest")]
    [InlineData("highest")]
    [InlineData("percentile")]
    [InlineData("limit")]
    [InlineData("rank")]
    [InlineData("crosstab")]
    public void Every_component_is_listed_and_describes_itself(string component)
    {
        using var folder = new TempFolder();
        Assert.Contains(component, AssayCommand.Run(folder.Path, "list").Exits(0).Output);
        Assert.Contains(component, AssayCommand.Run(folder.Path, "describe", component).Exits(0).Output);
    }

    [Theory]
    [InlineData("let", "let: { name: 1 - ti }")]
    [InlineData("crosstab", "crosstab: { name: ti < 0.5 }")]
    public void The_example_of_a_step_with_names_of_ones_own_has_one(string component, string example)
    {
        using var folder = new TempFolder();
        Assert.Contains(example, AssayCommand.Run(folder.Path, "describe", component).Exits(0).Output);
    }

    [Fact]
    public void A_component_that_does_not_exist_is_named_with_the_nearest_that_does()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "describe", "soft_mni").Exits(2);
        Assert.Contains("soft_mni", answer.Errors);
        Assert.Contains("soft_min", answer.Errors);
        Assert.Equal("", answer.Output);
    }
}
