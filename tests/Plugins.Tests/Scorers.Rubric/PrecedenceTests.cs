using Assay.Scorers.Rubric;
using static Assay.Tests.Rubric.Desk;

namespace Assay.Tests.Rubric;

/// <summary>One error is priced once, whoever names it.</summary>
public class PrecedenceTests
{
    [Fact]
    public void An_omission_that_two_steps_see_is_one() =>
        Assert.Equal(["omission 100 price", "omission 0 same_error"], Price(Exam(Step("match", Of("omission", reference: 1)), Step("objectlab", Of("omission", reference: 1)))).Told());

    [Fact]
    public void What_is_dropped_says_for_what() =>
        Assert.Equal("same_error: omission of match", Price(Exam(Step("match", Of("omission", reference: 1)), Step("objectlab", Of("omission", reference: 1)))).Findings[1].Rule);

    [Fact]
    public void A_pair_explains_an_extra_label_and_an_omission() =>
        Assert.Equal(["extra 0 explained", "omission 0 explained", "wrong_label 20 price"],
            Price(Exam(Step("match", Of("extra", 0), Of("omission", reference: 0)), Step("objectlab", Of("wrong_label", 0, 0)))).Told());

    [Fact]
    public void A_label_that_is_paired_with_another_object_explains_no_omission()
    {
        var near = Exam([Object(0)], [Object(0), Object(0)], Paired("match", [0], Of("omission", reference: 1) with { Box = Place(0) }), Step("objectlab", Of("inaccurate", 0, 1)));
        Assert.Equal(["omission 100 price", "inaccurate 100 price"], Price(near).Told());
    }

    [Fact]
    public void What_should_not_be_there_has_no_other_errors() =>
        Assert.Equal(["extra 100 price", "inaccurate 0 no_object", "attributes 0 no_object", "structure 0 no_object"],
            Price(Exam(Step("match", Of("extra", 1)), Step("outline", Of("inaccurate", 1)), Step("other", Of("attributes", 1), Of("structure", 1)))).Told());

    [Fact]
    public void A_missing_part_is_not_a_bad_outline_too() =>
        Assert.Equal(["inaccurate 0 obfuscated", "obfuscation 20 price"], Price(Exam(Paired("match", [0], Of("inaccurate", 0, 0)), Step("obfuscation", Of("obfuscation", 0, 0)))).Told());

    [Fact]
    public void Class_outline_identity_and_attributes_are_errors_of_their_own() =>
        Assert.Equal(["wrong_label 20 price", "inaccurate 100 price", "tracking 20 price", "attributes 5 price"],
            Price(Exam(Paired("match", [0], Of("wrong_label", 0, 0), Of("inaccurate", 0, 0)), Step("other", Of("tracking", 0), Of("attributes", 0, 0)))).Told());

    [Fact]
    public void Wrong_attributes_of_one_object_cost_once() =>
        Assert.Equal(["attributes 5 price", "attributes 0 same_error"],
            Price(Exam(Paired("match", [0]), Step("attributes", Of("attributes", 0, 0) with { Tag = "colour" }, Of("attributes", 0, 0) with { Tag = "doors" }))).Told());

    [Fact]
    public void Defects_of_an_annotation_cost_each_by_rule() =>
        Assert.Equal(["structure 20 price", "structure 20 price", "structure 0 same_error"],
            Price(Exam(Step("rules", Of("structure", 0) with { Tag = "crosses_itself" }, Of("structure", 0) with { Tag = "outside" }, Of("structure", 0) with { Tag = "outside" }))).Told());

    [Fact]
    public void An_outline_in_pixels_stands_for_one_without() =>
        Assert.Equal(["inaccurate 0 same_error", "inaccurate 20 few"],
            Price(Exam(Paired("match", [0], Of("inaccurate", 0, 0, 0, ("iou", 0.3))), Step("contour", Of("inaccurate", 0, 0, 0, ("p95_px", 8))))).Told());

    [Fact]
    public void A_place_that_is_an_object_s_is_the_same_error() =>
        Assert.Equal(["omission 100 price", "structure 0 no_object"],
            Price(Exam(Step("match", Of("omission", reference: 1)), Step("rules", Of("structure", at: 1) with { Class = 0 }))).Told());

    [Fact]
    public void A_place_of_another_class_is_another_error() =>
        Assert.Equal(["omission 100 price", "structure 20 price"],
            Price(Exam(Step("match", Of("omission", reference: 1)), Step("rules", Of("structure", at: 1) with { Class = 1 }))).Told());

    [Fact]
    public void Two_places_of_one_step_are_two_errors() =>
        Assert.Equal(["wrong_label 20 price", "wrong_label 20 price", "wrong_label 0 same_error"],
            Price(Exam([], [], Step("regions", Of("wrong_label", at: 1), Of("wrong_label", at: 1)), Step("again", Of("wrong_label", at: 1)))).Told());

    [Fact]
    public void What_is_said_of_the_sample_twice_is_one_error_and_two_rules_are_two() =>
        Assert.Equal(["structure 20 price", "structure 20 price", "structure 0 same_error"],
            Price(Exam(Step("rules", new Finding("structure") { Tag = "empty" }, new Finding("structure") { Tag = "twice" }), Step("again", new Finding("structure") { Tag = "empty" }))).Told());

    [Fact]
    public void Two_broken_annotations_of_a_sample_are_two_errors() =>
        Assert.Equal(["structure 20 price", "structure 20 price"],
            Price(Exam(Step("rules", new Finding("structure") { Tag = "broken_rle", Detail = "annotation 7" }, new Finding("structure") { Tag = "broken_rle", Detail = "annotation 9" }))).Told());

    /// <summary>Two steps may ask different references under one role: here the second's instance 0 is where the first's instance 1 is.</summary>
    [Fact]
    public void Another_reference_s_instance_is_told_by_its_place()
    {
        var score = Price(Exam(Step("match", Of("omission", reference: 1)), Step("other", Of("omission", reference: 0) with { Box = Place(1) }, Of("omission", reference: 0) with { Box = new Box(0, 60, 20, 20) })));
        Assert.Equal(["omission 100 price", "omission 0 same_error", "omission 100 price"], score.Told());
        Assert.Equal([1, null, null], score.Findings.Select(finding => finding.ReferenceInstance));
        Assert.Equal((2, 100.0), (score.Regions.Single().Finding, score.Regions.Single().Values[0]));
    }

    [Fact]
    public void Classes_in_another_order_change_nothing()
    {
        static Score Score(int cat, int dog) => Price(Exam([Object(0, cat), Object(1, dog)], [Object(0, dog), Object(2, cat)],
            Paired("match", [0], Of("wrong_label", 0, 0) with { Class = cat, ReferenceClass = dog }, Of("extra", 1) with { Class = dog }, Of("omission", reference: 1) with { ReferenceClass = cat, Box = Place(2) }),
            Step("rules", Of("structure", at: 2) with { Class = cat })));
        Assert.Equal(["wrong_label 20 price", "extra 100 price", "omission 100 price", "structure 0 no_object"], Score(0, 1).Told());
        Assert.Equal(Score(0, 1).Told(), Score(1, 0).Told());
        Assert.Equal(Score(0, 1).Values, Score(1, 0).Values);
    }
}
