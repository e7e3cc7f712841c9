namespace Assay.Tests.Scorers.Agreement;

/// <summary>One sample with labels drawn as text, and one opinion of it.</summary>
static class Case
{
    public static readonly ClassList Classes = ClassList.Named("clear", "cloud", "shadow");

    public static Score Examine(IScorer scorer, string labels, Opinion opinion, ClassList? classes = null)
    {
        var map = LabelMap.Parse(labels);
        var sample = new Sample { Id = "a", Size = map.Size, Labels = new Labels { Map = map } };
        return scorer.Examine(new Exam(sample, classes ?? Classes, new Dictionary<string, Opinion> { ["reference"] = opinion }));
    }

    public static Opinion Map(string map) => new() { LabelMap = LabelMap.Parse(map) };

    /// <summary>Probabilities, plane by plane.</summary>
    public static Opinion Planes<T>(Size size, params T[] values) where T : unmanaged => new() { Probabilities = Probabilities.Of<T>(size, values.Length / (int)size.Area, values) };

    /// <summary>The four types that probabilities are stored in.</summary>
    public static IEnumerable<Opinion> InEveryType(Size size, params double[] values) =>
    [
        Planes(size, values), Planes(size, values.Select(v => (float)v).ToArray()), Planes(size, values.Select(v => (Half)v).ToArray()), Planes(size, values.Select(v => (byte)Math.Round(v * 255)).ToArray()),
    ];

    public static void IsNoEvidenceWithoutLabelsOrOpinion(IScorer scorer)
    {
        var sample = new Sample { Id = "a", Size = new Size(2, 1) };
        Assert.Same(Score.None, scorer.Examine(new Exam(sample, Classes, new Dictionary<string, Opinion> { ["reference"] = Planes(new Size(2, 1), 1.0, 1, 0, 0) })));
        Assert.Same(Score.None, scorer.Examine(new Exam(sample with { Labels = new Labels { Map = LabelMap.Parse("01") } }, Classes)));
    }
}
