using System.Globalization;
using Assay.Scorers.Instances;

namespace Assay.Tests.Instances;

/// <summary>Runs a dataset scorer over exams without the host, and reads its tables.</summary>
static class Evaluated
{
    public static Dictionary<string, DatasetTable> Tables(CocoFiles files, CocoEvalOptions options, int parts = 1) => Tables(files.Classes, [.. files.Exams()], options, parts);

    public static Dictionary<string, DatasetTable> Tables(ClassList classes, IReadOnlyList<Exam> exams, CocoEvalOptions options, int parts = 1)
    {
        var scorer = new CocoEval(options);
        scorer.Check(classes, []);
        Survey(scorer, exams, parts);
        return scorer.Tables().ToDictionary(table => table.Name);
    }

    /// <summary>Every round, with exams dealt to some parts that are written, read and merged in turn, the last part first.</summary>
    public static void Survey(IDatasetScorer scorer, IReadOnlyList<Exam> exams, int parts = 1)
    {
        for (var round = 0; round < scorer.Rounds; round++)
        {
            var merged = scorer.Begin(round);
            for (var part = parts - 1; part >= 0; part--)
                merged.Merge(Stored(scorer, round, exams.Where((_, place) => place % parts == part)));
            scorer.Close(round, merged);
        }
    }

    static ISurvey Stored(IDatasetScorer scorer, int round, IEnumerable<Exam> exams)
    {
        var survey = scorer.Begin(round);
        foreach (var exam in exams)
            survey.Observe(exam);
        using var state = new MemoryStream();
        survey.Write(state);
        state.Position = 0;
        var read = scorer.Begin(round);
        read.Read(state);
        Assert.Equal(state.Length, state.Position);
        return read;
    }

    public static double[] Column(DatasetTable table, string column)
    {
        var place = table.Header.ToList().IndexOf(column);
        return [.. table.Rows.Select(row => double.Parse(row[place], CultureInfo.InvariantCulture))];
    }

    public static void Near(double[] expected, double[] actual, double within)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= within, $"number {i} is {actual[i]:R}, expected {expected[i]:R}");
    }
}
