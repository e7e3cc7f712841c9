using Assay.Scorers.Hardness;

namespace Assay.Tests.Scorers.Hardness;

public class HiScorerTests
{
    static readonly AttributeColumn[] Attributes =
    [
        new("difficulty", null, [1, 3.5, 5, null, 6]),
        new("annotator", ["ana", "ben", "ana", null, "ben"], null),
    ];

    static HiOptions Difficulty => new() { Attribute = "difficulty", Range = [1, 5] };

    static Score Of(HiOptions options, double? said = null, int row = 0) => new HiScorer(options).Examine(new Exam(
        new Sample { Id = "a", Size = new Size(1, 1) }, ClassList.Unknown,
        new Dictionary<string, Opinion> { ["reference"] = said is { } value ? new Opinion { Value = value } : Opinion.None }, attributes: new SampleAttributes(Attributes, row)));

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void A_model_s_value_is_taken_as_it_is(double value) => Assert.Equal(value, Of(new(), value).Values[0]);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.0986122886681098, 0.75)]      // ln 3
    [InlineData(-1.0986122886681098, 0.25)]
    [InlineData(-800, 0)]
    [InlineData(800, 1)]
    public void A_logit_goes_through_the_sigmoid(double logit, double hardness) => Assert.Equal(hardness, Of(new() { Activation = Activation.Sigmoid }, logit).Values[0]!.Value, 1e-15);

    [Fact]
    public void No_opinion_is_no_evidence() => Assert.Same(Score.None, Of(new()));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.625)]
    [InlineData(2, 1)]
    public void An_attribute_is_mapped_to_zero_and_one(int row, double hardness) => Assert.Equal(hardness, Of(Difficulty, null, row).Values[0]);

    [Fact]
    public void The_reason_gives_the_attribute_as_people_said_it() => Assert.Equal("difficulty 3.5", Of(Difficulty, null, 1).Reason);

    [Fact]
    public void An_empty_attribute_is_no_evidence() => Assert.Same(Score.None, Of(Difficulty, null, 3));

    [Fact]
    public void A_model_may_leave_its_range_a_little_but_people_may_not()
    {
        Assert.Equal(1.25, Of(new() { Range = [1, 5] }, 6).Values[0]);
        var refusal = Assert.Throws<DataException>(() => Of(Difficulty, null, 4));
        Assert.Equal(("hardness-range", "the attribute 'difficulty' is 6, expected 1 to 5; correct it, or say with 'range' from where to where it goes"), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData(-0.3)]
    [InlineData(3.7)]
    public void A_number_that_is_no_hardness_as_it_stands_is_refused_with_what_it_may_be(double value)
    {
        var refusal = Assert.Throws<DataException>(() => Of(new(), value));
        Assert.Equal("hardness-range", refusal.Code);
        Assert.Contains($"the reference says {value}, expected 0 to 1; if it is a logit say 'activation: sigmoid'", refusal.Message);
    }

    [Fact]
    public void With_an_attribute_no_reference_is_asked()
    {
        Assert.Empty(new HiScorer(Difficulty).Needs);
        Assert.Equal([new Need("reference", Evidence.Value)], new HiScorer(new()).Needs);
    }

    [Fact]
    public void High_is_suspicious_and_many_equal_values_are_worth_a_warning() => Assert.Equal([new Column("", End: Suspicious.High) { MostEqual = 0.4 }], new HiScorer(new()).Columns);

    [Theory]
    [InlineData("colour")]
    [InlineData("annotator")]
    public void An_attribute_that_is_no_number_is_refused_at_opening(string name)
    {
        var refusal = Assert.Throws<DataException>(() => new HiScorer(new() { Attribute = name }).Check(ClassList.Unknown, Attributes));
        Assert.Equal(("unknown-attribute", $"the dataset has no attribute '{name}' that is a number; it has difficulty"), (refusal.Code, refusal.Message));
        new HiScorer(Difficulty).Check(ClassList.Unknown, Attributes);
        new HiScorer(new()).Check(ClassList.Unknown, []);
    }

    public static TheoryData<HiOptions, string> Mistakes => new()
    {
        { new() { Range = [5, 1] }, "'range' is [5, 1]" },
        { new() { Range = [1] }, "expected two numbers" },
        { new() { Range = [1, 2, 3] }, "expected two numbers" },
        { new() { Attribute = "difficulty", Reference = new("model") }, "leave one of them out" },
        { new() { Activation = Activation.Sigmoid, Range = [1, 5] }, "'range' has nothing to say" },
        { new() { Activation = Activation.Sigmoid, Attribute = "difficulty" }, "'activation' is for a model's number" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Options_that_do_not_go_together_are_refused(HiOptions options, string said) => Assert.Contains(said, Assert.Throws<AssayException>(() => new HiScorer(options)).Message);
}
