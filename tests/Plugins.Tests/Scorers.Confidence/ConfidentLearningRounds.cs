using Assay.Scorers.Confidence;

namespace Assay.Tests.Scorers.Confidence;

/// <summary>Takes samples through the three rounds as a host does: parts that are observed apart, written, read and merged in an order of their own.</summary>
static class ConfidentLearningRounds
{
    /// <param name="parts">How many parts the samples are dealt out to.</param>
    /// <param name="backwards">Whether parts are merged last first.</param>
    public static (ConfidentLearningScorer Scorer, Score[] Scores) Run(IReadOnlyList<Exam> exams, ConfidentLearningOptions? options = null, int parts = 1, bool backwards = false)
    {
        var scorer = new ConfidentLearningScorer(options ?? new());
        for (var round = 0; round < scorer.Rounds; round++)
        {
            var written = Enumerable.Range(0, parts).Select(part => Observe(scorer, round, exams.Where((_, i) => i % parts == part))).ToArray();
            var merged = scorer.Begin(round);
            foreach (var state in backwards ? written.Reverse() : written)
                merged.Merge(Read(scorer, round, state));
            scorer.Close(round, merged);
        }
        return (scorer, [.. exams.Select(scorer.Examine)]);
    }

    static byte[] Observe(ConfidentLearningScorer scorer, int round, IEnumerable<Exam> exams)
    {
        var survey = scorer.Begin(round);
        foreach (var exam in exams)
            survey.Observe(exam);
        using var stream = new MemoryStream();
        survey.Write(stream);
        return stream.ToArray();
    }

    static ISurvey Read(ConfidentLearningScorer scorer, int round, byte[] state)
    {
        var survey = scorer.Begin(round);
        using var stream = new MemoryStream(state);
        survey.Read(stream);
        Assert.Equal(stream.Length, stream.Position);
        return survey;
    }

    public static Exam Exam(LabelMap? labels, Probabilities? probabilities, ClassList classes)
    {
        var size = labels?.Size ?? probabilities!.Size;
        var sample = new Sample { Id = "a", Size = size, Labels = labels is null ? null : new Labels { Map = labels } };
        return new Exam(sample, classes, new Dictionary<string, Opinion> { ["reference"] = new Opinion { Probabilities = probabilities } });
    }

    public static ClassList Classes(int count) => ClassList.Named(Enumerable.Range(0, count).Select(k => $"class {k}"));

    public static DatasetTable Table(ConfidentLearningScorer scorer, string name) => scorer.Tables().Single(table => table.Name == name);
}
