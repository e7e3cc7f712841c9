using Assay.Scorers.Classification;

namespace Assay.Tests.Scorers.Classification;

/// <summary>Twelve images of three classes, of which 02, 05 and 10 are wrong. What cleanlab 2.9.0 makes of them was computed with it (commit 75062574).</summary>
static class Twelve
{
    public static readonly ClassList Classes = ClassList.Named("cat", "dog", "eel");

    public static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2];

    public static readonly double[][] Scores =
    [
        [.9, .05, .05], [.8, .15, .05], [.1, .85, .05], [.6, .3, .1],
        [.1, .8, .1], [.7, .25, .05], [.2, .7, .1], [.3, .45, .25],
        [.05, .05, .9], [.1, .2, .7], [.75, .05, .2], [.45, .35, .2],
    ];

    public static Exam[] Exams => [.. Labels.Select((label, i) => Of($"{i:00}", [label], Scores[i]))];

    public static Exam Of(string id, int[]? tags, double[]? scores, ClassList? classes = null) => new(
        new Sample { Id = id, Size = new Size(1, 1), Labels = tags is null ? null : new Labels { Tags = tags } }, classes ?? Classes,
        scores is null ? null : new Dictionary<string, Opinion> { ["reference"] = new() { ClassScores = scores } });

    /// <summary>Runs all rounds; what each part of the dataset observed goes through a stream before it is merged, the last part first.</summary>
    public static T Learn<T>(T scorer, IReadOnlyList<Exam> exams, int parts = 1) where T : IDatasetScorer
    {
        scorer.Check(Classes, []);
        for (var round = 0; round < scorer.Rounds; round++)
        {
            var merged = scorer.Begin(round);
            foreach (var part in Enumerable.Range(0, parts).Reverse())
            {
                var survey = scorer.Begin(round);
                foreach (var exam in exams.Where((_, i) => i % parts == part))
                    survey.Observe(exam);
                using MemoryStream stored = new();
                survey.Write(stored);
                stored.Position = 0;
                var read = scorer.Begin(round);
                read.Read(stored);
                merged.Merge(read);
            }
            scorer.Close(round, merged);
        }
        return scorer;
    }
}
