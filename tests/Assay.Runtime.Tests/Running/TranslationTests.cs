using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class TranslationTests
{
    static readonly ClassList Ours = ClassList.Named("ground", "water", "cloud");

    static ClassMapping Mapping(IReadOnlyList<Class>? classes = null, Dictionary<string, string?>? map = null, params string[] ignore) =>
        new(classes, map ?? [], ignore, new Place("p.yaml", 1, 1));

    static string Draw(LabelMap map) => string.Concat(map.Ids.ToArray().Select(id => id == LabelMap.Void ? "." : $"{id}"));

    [Fact]
    public void Classes_in_a_list_have_ids_from_0()
    {
        var (ours, translation) = Translation.OfDataset("dataset", ClassList.Unknown, Mapping([new(0, "a"), new(1, "b")]));
        Assert.Equal(["a", "b"], ours.Select(entry => entry.Name));
        Assert.Equal("01", Draw(translation.Translate(LabelMap.Parse("01"))));
    }

    [Fact]
    public void Classes_with_ids_of_their_own_become_positions()
    {
        var (ours, translation) = Translation.OfDataset("dataset", ClassList.Unknown, Mapping([new(7, "a"), new(3, "b")]));
        Assert.Equal(["a", "b"], ours.Select(entry => entry.Name));
        Assert.Equal("01", Draw(translation.Translate(LabelMap.Parse("73"))));
    }

    [Fact]
    public void Bare_ids_without_names_are_refused() =>
        Assert.Equal("no-classes", Assert.Throws<DataException>(() => Translation.OfDataset("dataset", ClassList.Unknown, Mapping())).Code);

    [Fact]
    public void Names_given_twice_are_refused() =>
        Assert.Equal("classes-twice", Assert.Throws<DataException>(() => Translation.OfDataset("dataset", Ours, Mapping([new(0, "a")]))).Code);

    [Fact]
    public void Several_classes_of_a_dataset_may_become_one()
    {
        var (ours, translation) = Translation.OfDataset("dataset", ClassList.Named("car", "bus", "road"), Mapping(map: new() { ["car"] = "vehicle", ["bus"] = "vehicle" }));
        Assert.Equal(["vehicle", "road"], ours.Select(entry => entry.Name));
        Assert.Equal("001", Draw(translation.Translate(LabelMap.Parse("012"))));
    }

    [Fact]
    public void A_class_mapped_to_nothing_is_void()
    {
        var (ours, translation) = Translation.OfDataset("dataset", Ours, Mapping(map: new() { ["water"] = null }));
        Assert.Equal(["ground", "cloud"], ours.Select(entry => entry.Name));
        Assert.Equal("0.1", Draw(translation.Translate(LabelMap.Parse("012"))));
    }

    [Fact]
    public void Ignored_ids_are_void_also_minus_1_and_255()
    {
        var (_, translation) = Translation.OfDataset("dataset", Ours, Mapping(ignore: ["255", "-1"]));
        Assert.Equal("0..2", Draw(translation.Translate(LabelMap.FromValues(new Size(4, 1), [0, 255, -1, 2]))));
    }

    [Theory]
    [InlineData("0, 0, 2, 4, 4", true)]
    [InlineData("4, 4, 3, 2, 1, 0", true)]
    [InlineData("0, 0, 7, 4, 4", false)]
    [InlineData("0, 0, 2, 2, 2", false)]
    [InlineData("0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4", false)]
    public void An_id_in_a_narrow_strip_between_two_classes_looks_resized_with_smoothing(string ids, bool smoothed)
    {
        long[] values = [.. ids.Split(", ").Select(long.Parse)];
        var (_, translation) = Translation.OfDataset("dataset 'd'", new ClassList([new Class(0, "sea"), new Class(4, "land")]), Mapping());
        foreach (var size in new[] { new Size(values.Length, 1), new Size(1, values.Length) })
            Assert.Equal(smoothed, Assert.Throws<DataException>(() => translation.Translate(LabelMap.FromValues(size, values))).Message.Contains("between 0 and 4, so the map looks resized with smoothing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stranger_that_is_not_ignored_is_refused_by_its_own_value()
    {
        var (_, translation) = Translation.OfDataset("dataset 'd'", Ours, Mapping());
        var refusal = Assert.Throws<DataException>(() => translation.Translate(LabelMap.FromValues(new Size(2, 1), [0, -1])));
        Assert.Equal("unknown-class-id", refusal.Code);
        Assert.Contains("pixel (1,0) has the id -1, which is none of 0 (ground), 1 (water), 2 (cloud)", refusal.Message);
    }

    [Fact]
    public void An_unknown_id_is_refused_with_its_pixel()
    {
        var (_, translation) = Translation.OfDataset("dataset 'd'", Ours, Mapping());
        Assert.Contains("pixel (1,2) has the id 9", Assert.Throws<DataException>(() => translation.Translate(LabelMap.Parse("00/00/09"))).Message);
    }

    [Fact]
    public void Void_of_the_file_stays_void()
    {
        var (_, translation) = Translation.OfDataset("dataset", ClassList.Unknown, Mapping([new(5, "a")]));
        Assert.Equal("0.", Draw(translation.Translate(LabelMap.Parse("5."))));
    }

    [Fact]
    public void Labels_that_need_no_translation_are_not_copied()
    {
        var (_, translation) = Translation.OfDataset("dataset", Ours, Mapping());
        var map = LabelMap.Parse("01/2.");
        Assert.Same(map, translation.Translate(map));
    }

    [Fact]
    public void Class_0_is_a_class_like_any_other()
    {
        var translation = Translation.OfReference("reference", ClassList.Named("cloud", "ground"), Mapping(), Ours);
        Assert.Equal("20", Draw(translation.Translate(LabelMap.Parse("01"))));
        Assert.Equal([0.75, 0, 0.25], translation.TranslateScores([0.25, 0.75], 3));
    }

    [Fact]
    public void Probabilities_of_classes_that_become_one_are_summed()
    {
        var translation = Translation.OfReference("reference", ClassList.Named("thick", "thin", "ground"), Mapping(map: new() { ["thick"] = "cloud", ["thin"] = "cloud" }), Ours);
        var ours = translation.Translate(Probabilities.Of<float>(new Size(2, 1), 3, new[] { 0.5f, 0.25f, 0.25f, 0.25f, 0.25f, 0.5f }), 3);
        Assert.Equal([0.25f, 0.5f, 0, 0, 0.75f, 0.5f], ours.Values<float>().ToArray());
        Assert.True(ours.Complete);
    }

    [Fact]
    public void Probabilities_that_lose_a_class_say_so()
    {
        var translation = Translation.OfReference("reference", Ours, Mapping(map: new() { ["water"] = null }), Ours);
        Assert.False(translation.Translate(Probabilities.Of<float>(new Size(1, 1), 3, new[] { 0.5f, 0.25f, 0.25f }), 3).Complete);
    }

    [Fact]
    public void Probabilities_in_our_order_are_not_copied()
    {
        var probabilities = Probabilities.Of<byte>(new Size(1, 1), 3, new byte[] { 0, 0, 255 });
        Assert.Same(probabilities, Translation.OfReference("reference", null, Mapping(), Ours).Translate(probabilities, 3));
    }

    [Fact]
    public void Probabilities_for_another_number_of_classes_are_refused() =>
        Assert.Equal("class-count", Assert.Throws<DataException>(() =>
            Translation.OfReference("reference", null, Mapping(), Ours).Translate(Probabilities.Of<float>(new Size(1, 1), 2, new[] { 0.5f, 0.5f }), 3)).Code);

    [Fact]
    public void Classes_that_the_dataset_lacks_are_named_and_void()
    {
        var translation = Translation.OfReference("reference", ClassList.Named("ground", "sea"), Mapping(), Ours);
        Assert.Equal([1], translation.Pairing.Unmapped);
        Assert.Equal("0.", Draw(translation.Translate(LabelMap.Parse("01"))));
    }

    [Fact]
    public void No_class_in_common_is_refused() =>
        Assert.Equal("no-common-class", Assert.Throws<DataException>(() => Translation.OfReference("reference", ClassList.Named("cat"), Mapping(), Ours)).Code);

    [Fact]
    public void Names_that_hardly_differ_are_paired_in_the_refusal() =>
        Assert.Contains("map: { Ground: ground, WATER: water }", Assert.Throws<DataException>(() => Translation.OfReference("reference", ClassList.Named("Ground", "WATER", "cat"), Mapping(), Ours)).Message);

    [Fact]
    public void A_map_of_a_class_that_is_not_there_is_refused() =>
        Assert.Contains("'waters'", Assert.Throws<DataException>(() => Translation.OfReference("reference", Ours, Mapping(map: new() { ["waters"] = "water" }), Ours)).Message);

    [Fact]
    public void Instances_and_tags_of_void_classes_are_left_out()
    {
        var (_, translation) = Translation.OfDataset("dataset", Ours, Mapping(ignore: ["ground", "255"]));
        Assert.Equal([0, 1], translation.Translate([new Instance { Class = 1 }, new Instance { Class = 0 }, new Instance { Class = 255 }, new Instance { Class = 2 }]).Select(instance => instance.Class));
        Assert.Equal([1], translation.Translate((IReadOnlyList<int>)[0, 2]));
        Assert.Throws<DataException>(() => translation.Translate([new Instance { Class = 3 }]));
    }
}
