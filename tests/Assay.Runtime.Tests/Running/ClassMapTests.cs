using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

/// <summary>Their classes and ours, for every kind of evidence.</summary>
public class ClassMapTests
{
    static readonly ClassList Ours = ClassList.Named("ground", "cloud", "water");
    static readonly ClassList Theirs = ClassList.Named("thick", "thin", "sea", "ground", "haze", "snow");

    static ClassMapping Mapping(Dictionary<string, string?>? map = null, IReadOnlyList<Class>? classes = null, params string[] ignore) => new(classes, map ?? [], ignore, new Place("p.yaml", 1, 1));

    /// <summary>Two to one, one void, one ignored, sea forgotten, ground by its name; nobody speaks of water.</summary>
    static Translation Usual => Translation.OfReference("reference 'm'", Theirs, Mapping(new() { ["thick"] = "cloud", ["thin"] = "cloud", ["haze"] = null }, ignore: "snow"), Ours);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, null)]
    [InlineData(3, 0)]
    [InlineData(4, null)]
    [InlineData(5, null)]
    public void A_class_means_the_same_in_every_kind_of_evidence(int theirs, int? ours)
    {
        double[] oneHot = [.. Theirs.Select((_, k) => k == theirs ? 1.0 : 0)];
        Assert.Equal(ours ?? LabelMap.Void, Usual.Translate(new LabelMap(new Size(1, 1), [(ushort)theirs])).Ids[0]);
        Assert.Equal(ours is { } position ? [position] : [], Usual.Translate([new Instance { Class = theirs }]).Select(instance => instance.Class));
        Assert.Equal(ours is { } tag ? [tag] : [], Usual.Translate((IReadOnlyList<int>)[theirs]));
        Assert.Equal(ours, Usual.TranslateScores(oneHot, 3) is { } scores ? scores.Index().Single(entry => entry.Item == 1).Index : null);
        foreach (var probabilities in new[] { Probabilities.Of<double>(new Size(1, 1), 6, oneHot), Probabilities.Of<byte>(new Size(1, 1), 6, oneHot.Select(p => (byte)(255 * p)).ToArray()) })
            Assert.Equal(ours ?? LabelMap.Void, MostProbable.Of(Usual.Translate(probabilities, 3), Ours, "m").Ids[0]);
    }

    [Fact]
    public void What_is_left_out_counts_together_against_the_best_class()
    {
        // Void has 0.2 + 0.15 + 0.1, cloud 0.25 + 0.2, ground 0.1: void does not outweigh cloud, though no single class of theirs beats sea by much.
        double[] scores = [0.25, 0.2, 0.2, 0.1, 0.15, 0.1];
        Assert.Equal(0.45, Usual.TranslateScores(scores, 3)![1], 12);
        Assert.Null(Usual.TranslateScores([0.2, 0.2, 0.25, 0.1, 0.15, 0.1], 3));
    }

    [Fact]
    public void Scores_that_stand_for_themselves_are_not_outweighed() =>
        Assert.Equal([0.4, 0.3, 0], Usual.TranslateScores([0.3, 0, 0.9, 0.4, 0.9, 0.9], 3));

    [Fact]
    public void Class_0_can_be_left_out_or_be_the_only_one()
    {
        Assert.Equal("..", Draw(Translation.OfReference("m", ClassList.Named("nothing", "water"), Mapping(new() { ["nothing"] = null }), Ours).Translate(LabelMap.Parse("00"))));
        Assert.Equal("22", Draw(Translation.OfReference("m", ClassList.Named("water"), Mapping(), Ours).Translate(LabelMap.Parse("00"))));
    }

    [Fact]
    public void Another_order_of_the_same_names_is_put_right() =>
        Assert.Equal([0.3, 0.5, 0.2], Translation.OfReference("m", ClassList.Named("water", "ground", "cloud"), Mapping(), Ours).TranslateScores([0.2, 0.3, 0.5], 3));

    [Fact]
    public void Keys_may_be_ids()
    {
        var translation = Translation.OfReference("m", new ClassList([new(10, "tree"), new(80, "lake")]), Mapping(new() { ["10"] = "ground", ["80"] = "water" }), Ours);
        Assert.Equal([0, 2], translation.Pairing.Positions);
    }

    [Fact]
    public void Values_may_be_the_datasets_ids() =>
        Assert.Equal([1], Translation.OfReference("m", ClassList.Named("tree"), Mapping(new() { ["tree"] = "70" }), new ClassList([new(60, "a"), new(70, "b")])).Pairing.Positions);

    [Fact]
    public void A_name_that_looks_like_a_number_comes_before_an_id() =>
        Assert.Equal([1, 2], Translation.OfReference("m", new ClassList([new(5, "1"), new(1, "5")]), Mapping(new() { ["1"] = "cloud", ["5"] = "water" }), Ours).Pairing.Positions);

    [Fact]
    public void A_model_without_names_is_mapped_by_number_alone()
    {
        var translation = Translation.OfReference("m", null, Mapping(new() { ["0"] = "water", ["1"] = "ground", ["2"] = null, ["4"] = "water" }), Ours);
        Assert.Equal([2, 0, -1, -1, 2], translation.Pairing.Positions);
        Assert.Equal([3], translation.Pairing.Unmapped);
        Assert.Equal([0.25, 0, 0.75], translation.TranslateScores([0.5, 0.25, 0, 0, 0.25], 3));
    }

    [Fact]
    public void Label_maps_with_numbers_far_apart_need_no_gaps_filled()
    {
        var translation = Translation.OfReference("m", null, Mapping(new() { ["10"] = "water", ["200"] = "ground" }), Ours, Evidence.LabelMap);
        Assert.Equal("2", Draw(translation.Translate(new LabelMap(new Size(1, 1), [10]))));
        Assert.Equal("unknown-class-id", Assert.Throws<DataException>(() => translation.Translate(new LabelMap(new Size(1, 1), [11]))).Code);
    }

    [Theory]
    [InlineData("other-spelling", "Thick Cloud", "thick_cloud", "map: { Thick Cloud: thick_cloud }")]
    [InlineData("other-spelling", "CLOUD-shadow", "cloud shadow", "map: { CLOUD-shadow: cloud shadow }")]
    public void Names_of_the_same_letters_are_refused_with_the_line_to_write(string code, string theirs, string ours, string line)
    {
        var refusal = Assert.Throws<DataException>(() => Translation.OfReference("reference 'm'", ClassList.Named("ground", theirs), Mapping(), ClassList.Named("ground", ours)));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(line, refusal.Message);
    }

    [Fact]
    public void Names_of_the_same_letters_may_be_two_classes_when_one_has_its_partner() =>
        Assert.Equal([0, -1], Translation.OfReference("m", ClassList.Named("cloud", "Cloud"), Mapping(), ClassList.Named("cloud")).Pairing.Positions);

    [Fact]
    public void Another_spelling_that_is_mapped_to_nothing_is_meant() =>
        Assert.Equal([0, -1], Translation.OfReference("m", ClassList.Named("ground", "Cloud"), Mapping(new() { ["Cloud"] = null }), ClassList.Named("ground", "cloud")).Pairing.Positions);

    [Theory]
    [InlineData("unknown-class", "did you mean 'water'", "sea", "wtaer")]
    [InlineData("unknown-class", "neither one of its classes nor the id of one: thick, thin, sea", "see", "water")]
    [InlineData("unknown-class", "names '9'", "9", "water")]
    public void A_pair_with_what_is_not_there_is_refused(string code, string said, string key, string value)
    {
        var refusal = Assert.Throws<DataException>(() => Translation.OfReference("m", Theirs, Mapping(new() { [key] = value }), Ours));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(said, refusal.Message);
    }

    [Fact]
    public void Two_words_on_one_class_are_refused()
    {
        Assert.Equal("mapped-twice", Assert.Throws<DataException>(() => Translation.OfReference("m", Theirs, Mapping(new() { ["sea"] = "water", ["2"] = null }), Ours)).Code);
        Assert.Equal("mapped-twice", Assert.Throws<DataException>(() => Translation.OfReference("m", Theirs, Mapping(new() { ["sea"] = "water" }, ignore: "sea"), Ours)).Code);
    }

    [Fact]
    public void Ignored_by_name_and_id_is_no_contradiction() =>
        Assert.Equal([-1, 0], Translation.OfReference("m", ClassList.Named("sea", "ground"), Mapping(new() { ["sea"] = null }, ignore: ["sea", "0"]), Ours).Pairing.Positions);

    [Theory]
    [InlineData(new[] { 0.5, 0.25, 0.125, 0.125, 0, 0 }, 0.125)]
    [InlineData(new[] { 0, 0, 0.25, 0.25, 0.5, 0 }, 0.5)] // Half is haze, which is meant to be left out: a quarter of the other half.
    [InlineData(new[] { 0, 0, 0, 0, 0.5, 0.5 }, double.NaN)]
    public void The_share_of_forgotten_classes_leaves_out_what_is_meant(double[] scores, double share)
    {
        var (part, whole) = Usual.Unmapped.Measure(new Opinion { Probabilities = Probabilities.Of<double>(new Size(1, 1), 6, scores) });
        Assert.Equal(share, part / whole, 12);
        Assert.Equal((part, whole), Usual.Unmapped.Measure(new Opinion { ClassScores = scores }));
    }

    [Fact]
    public void The_share_of_pixels_and_objects_is_counted()
    {
        Assert.Equal((1, 3), Usual.Unmapped.Measure(new Opinion { LabelMap = LabelMap.Parse("02/3./45") }));
        Assert.Equal((1, 2), Usual.Unmapped.Measure(new Opinion { Instances = [new() { Class = 2 }, new() { Class = 3 }, new() { Class = 5 }] }));
    }

    static string Draw(LabelMap map) => string.Concat(map.Ids.ToArray().Select(id => id == LabelMap.Void ? "." : $"{id}"));
}
