namespace Assay.Scorers.Rubric;

/// <summary>Adds up what a rubric makes of the samples.</summary>
sealed class RubricSurvey(Func<Exam, Assessment?> assess, Tariff tariff, string role) : ISurvey
{
    public Tally Tally { get; } = new();

    public void Observe(Exam exam) => Tally.Add(assess(exam), exam, tariff, role);

    public void Merge(ISurvey other) => Tally.Merge(((RubricSurvey)other).Tally);

    public void Write(Stream to) => Tally.Write(to);

    public void Read(Stream from) => Tally.Read(from);
}
