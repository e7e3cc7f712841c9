using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Pipelines;

/// <summary><c>classes:</c>, <c>map:</c> and <c>ignore:</c> as YAML has them: words that other YAML takes for truth values, numbers, blanks.</summary>
public class ClassKeyTests
{
    static string Text(string keys) =>
        "dataset: { masks: { labels: data/labels }, classes: [ground, water, 'yes'] }\nreferences:\n  m:\n    arrays: { probabilities: data/probabilities.npy }\n" + keys + "steps: [ ti: {} ]";

    static ClassMapping Read(string keys) => Reading.Read(Text(keys)).References[0].Mapping;

    [Fact]
    public void Words_of_truth_are_names_with_and_without_quotes()
    {
        var mapping = Read("    classes: [no, on, 'off', Yes, true]\n    map: { no: ground, on: ~, 'off': water, Yes: yes, true: water }\n    ignore: [on]\n");
        Assert.Equal(["no", "on", "off", "Yes", "true"], mapping.Classes!.Select(entry => entry.Name));
        Assert.Equal(["ground", null, "water", "yes", "water"], mapping.Map.Values);
        Assert.Equal(["on"], mapping.Ignore);
    }

    [Fact]
    public void Numbers_are_what_they_look_like_with_and_without_quotes()
    {
        var mapping = Read("    map: { 0: ground, '1': water, 007: 2, 3: '2' }\n    ignore: [255, '-1']\n");
        Assert.Equal(["0", "1", "007", "3"], mapping.Map.Keys);
        Assert.Equal(["ground", "water", "2", "2"], mapping.Map.Values);
        Assert.Equal(["255", "-1"], mapping.Ignore);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("")]
    [InlineData("null")]
    public void A_blank_is_nothing(string blank) => Assert.Null(Assert.Single(Read($"    map: {{ sea: {blank} }}\n").Map).Value);

    [Fact]
    public void A_class_may_be_called_null_in_quotes() => Assert.Equal("null", Assert.Single(Read("    map: { 'null': 'null' }\n").Map).Value);

    [Theory]
    [InlineData("    map: { sea: [water, ground] }\n", "'sea' is mapped to a list; one class of theirs becomes one of ours")]
    [InlineData("    map: { sea: { water: 1 } }\n", "an entry of 'map' is a mapping")]
    [InlineData("    map: { sea: water, sea: ground }\n", "'sea'")]
    [InlineData("    map: { sea: '' }\n", "an entry of 'map' is ''")]
    [InlineData("    map: [sea]\n", "'map' is a list, expected a mapping of their classes to ours")]
    public void One_to_several_and_what_is_no_map_are_refused(string keys, string said) => Assert.Contains(said, Reading.Lint(Text(keys)));
}
