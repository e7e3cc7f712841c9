namespace Assay.Scorers.Rubric;

/// <summary>Counts attributes of paired objects.</summary>
sealed class AttributeSurvey(Func<Exam, IReadOnlyList<(int At, Instance Label, int Other, Instance Reference)>> pairs, AttributesOptions options) : ISurvey
{
    public AttributeCounts Counts { get; } = new();

    public void Observe(Exam exam)
    {
        foreach (var (_, label, _, reference) in pairs(exam))
            Counts.Add(label, reference, options);
    }

    public void Merge(ISurvey other) => Counts.Merge(((AttributeSurvey)other).Counts);

    public void Write(Stream to) => Counts.Write(to);

    public void Read(Stream from) => Counts.Read(from);
}
