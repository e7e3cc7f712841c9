using Assay.Runtime.Injecting;

namespace Assay.Runtime.Tests.Injecting;

public class TagKindTests
{
    [Fact]
    public void A_swapped_class_becomes_one_that_the_image_does_not_have()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var change = Inject("swap", seed, 0, 2)!;
            Assert.Contains(change.NewClass!.Value, new[] { 1, 3 });
            Assert.Equal(change.Class == 0 ? [change.NewClass.Value, 2] : [0, change.NewClass.Value], change.Labels.Tags!);
            Assert.Equal((new Box(0, 0, 6, 5), 0L), (change.Box, change.ChangedPx));
        }
    }

    [Fact]
    public void One_of_several_is_dropped_and_never_the_last()
    {
        Assert.Equal([[0], [3]], Enumerable.Range(0, 20).Select(seed => Inject("drop", seed, 0, 3)!.Labels.Tags!.Single()).Distinct().Order().Select(tag => new[] { tag }));
        Assert.Null(Inject("drop", 1, 0));
        Assert.Null(Inject("drop", 1));
    }

    [Fact]
    public void Nothing_is_swapped_where_there_is_nothing_or_everything()
    {
        Assert.Null(Inject("swap", 1));
        Assert.Null(Inject("swap", 1, 0, 1, 2, 3));
    }

    [Fact]
    public void Without_names_tags_are_swapped_and_objects_dropped_swapped_or_shifted()
    {
        Assert.Equal(["swap"], Injections.Choose([], Evidence.ClassScores).Select(kind => kind.Name));
        Assert.Equal(["drop", "swap", "shift"], Injections.Choose([], Evidence.LabelMap).Select(kind => kind.Name));
    }

    [Fact]
    public void A_tag_is_supported_by_its_score_when_that_is_among_the_highest()
    {
        Opinion opinion = new() { ClassScores = [0.2, 0.1, 0.3, 0.4] };
        Assert.Equal([(2, 0.3), (3, 0.4)], Support.Of(Subject(2, 3), opinion, Evidence.ClassScores));
        Assert.Empty(Support.Of(Subject(2), opinion, Evidence.ClassScores));
    }

    static Change? Inject(string kind, int seed, params int[] tags) => Injections.Choose([kind], Evidence.ClassScores).Single().Attempt(Subject(tags), 1, SeededRandom.For(seed, "sample"));

    static Subject Subject(params int[] tags) => new(new Size(6, 5), Maps.Classes, new Labels { Tags = tags }, 10);
}
