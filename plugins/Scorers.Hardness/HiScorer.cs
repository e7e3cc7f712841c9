namespace Assay.Scorers.Hardness;

/// <summary>How hard a sample is to label, as a model or its annotators say: the hardness index of CloudSEN12.</summary>
[Component("hi", "How hard a sample is to label: a model's value, or an attribute of the dataset (CloudSEN12's hardness index).")]
public sealed class HiScorer(HiOptions options) : IScorer
{
    const string Role = "reference";

    // Above this, most of the equal values come from sliders that nobody has moved.
    const double MostEqual = 0.4;

    readonly Scale scale = new(options);

    public IReadOnlyList<Need> Needs { get; } = options.Attribute is null ? [new Need(Role, Evidence.Value)] : [];

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("", End: Suspicious.High) { MostEqual = MostEqual }];

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        if (options.Attribute is { } name)
            SampleAttributes.Numbers(attributes, name);
    }

    public Score Examine(Exam exam) => options.Attribute is { } name ? OfAttribute(name, exam) : exam.Opinion(Role).Value is { } value ? scale.OfReference(value) : Score.None;

    Score OfAttribute(string name, Exam exam) => exam.Attributes.Number(name) is not { } value ? Score.None
        : new Score { Values = [scale.OfAttribute(value)], Reason = FormattableString.Invariant($"{name} {value}") };
}
