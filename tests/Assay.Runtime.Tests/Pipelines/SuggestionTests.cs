using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Pipelines;

public class SuggestionTests
{
    [Theory]
    [InlineData("treshold", "threshold", 1)]
    [InlineData("ab", "ba", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void The_distance_counts_edits_and_swaps(string a, string b, int distance)
    {
        Assert.Equal(distance, Suggestion.Distance(a, b));
        Assert.Equal(distance, Suggestion.Distance(b, a));
    }

    [Theory]
    [InlineData("soft_mim", "soft_min")]
    [InlineData("Reference", "reference")]
    [InlineData("tii", "ti")]
    [InlineData("banana", null)]
    [InlineData("x", null)]
    public void The_nearest_name_is_suggested_when_it_is_near(string name, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(name, ["ti", "soft_min", "soft_max", "reference"]));
}
