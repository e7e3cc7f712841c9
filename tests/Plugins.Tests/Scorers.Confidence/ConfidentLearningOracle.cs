namespace Assay.Tests.Scorers.Confidence;

/// <summary>Confident learning as cleanlab writes it: all probabilities of labels in one list that is sorted; of pixels tied at the cut all are in.</summary>
static class ConfidentLearningOracle
{
    /// <param name="Flagged">Per sample and pixel.</param>
    /// <param name="Pairs">Flagged pixels by given and predicted class.</param>
    public sealed record Answer(double[] Thresholds, int Issues, bool[][] Flagged, Dictionary<(int Given, int Predicted), int> Pairs);

    public static Answer Solve(IReadOnlyList<Exam> exams, int classes, double unseen)
    {
        var pixels = exams.SelectMany((exam, sample) => Pixels(exam, sample, classes)).ToArray();
        double[] thresholds = [.. Enumerable.Range(0, classes).Select(k => pixels.Where(pixel => pixel.Label == k).Select(pixel => pixel.Own).DefaultIfEmpty(unseen).Average()).Select(mean => Math.Max(mean, 2e-6))];
        var issues = pixels.Count(pixel => pixel.Best != pixel.Label && pixel.Highest >= thresholds[pixel.Best] - 1e-6);
        var cut = issues == 0 ? -1 : pixels.Select(pixel => pixel.Own).Order().ElementAt(issues - 1);
        var flagged = exams.Select(exam => new bool[exam.Sample.Size.Area]).ToArray();
        Dictionary<(int, int), int> pairs = [];
        foreach (var pixel in pixels.Where(pixel => pixel.Own <= cut && pixel.Best != pixel.Label))
        {
            flagged[pixel.Sample][pixel.At] = true;
            pairs[(pixel.Label, pixel.Best)] = pairs.GetValueOrDefault((pixel.Label, pixel.Best)) + 1;
        }
        return new Answer(thresholds, issues, flagged, pairs);
    }

    static IEnumerable<(int Sample, int At, int Label, double Own, int Best, double Highest)> Pixels(Exam exam, int sample, int classes)
    {
        var probabilities = exam.Opinion("reference").Probabilities!;
        for (var at = 0; at < exam.Sample.Size.Area; at++)
            if (exam.LabelMap!.Ids[at] is var label && label != LabelMap.Void)
            {
                var best = Enumerable.Range(0, classes).MaxBy(k => (probabilities[k, at], -k));
                yield return (sample, at, label, probabilities[label, at], best, probabilities[best, at]);
            }
    }
}
