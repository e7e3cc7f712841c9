using System.Globalization;
using Assay.Scorers.Instances;

namespace Assay.Tests.Instances;

public class ObjectLabTests
{
    static readonly ClassList Classes = ClassList.Named("cat", "dog");

    static Instance Box(int at, double left, double top, double right, double bottom, double? confidence = null, bool crowd = false) =>
        new() { Class = at, Geometry = new BoxGeometry(new Box(left, top, right - left, bottom - top)), Confidence = confidence, Crowd = crowd };

    static Exam Of(Instance[]? labels, Instance[]? seen) => new(
        new Sample { Id = "a", Size = new Size(200, 200), Labels = labels is null ? null : new Labels { Instances = labels } }, Classes,
        seen is null ? null : new Dictionary<string, Opinion> { ["reference"] = new() { Instances = seen } });

    /// <summary>A cat well found, a dog with a cat on top of it, a cat that nobody labelled.</summary>
    static readonly Exam First = Of(
        [Box(0, 10, 10, 30, 30), Box(1, 50, 50, 70, 70), Box(0, 50, 50, 70, 70.5)],
        [Box(0, 12, 10, 32, 30, 0.9), Box(0, 90, 90, 110, 110, 0.99), Box(1, 50, 50, 70, 70, 0.97)]);

    /// <summary>A dog that is surely a cat, a little badly placed, and a dog that nobody labelled.</summary>
    static readonly Exam Second = Of([Box(1, 0, 0, 20, 20)], [Box(0, 0, 0, 20, 20, 0.98), Box(1, 100, 0, 120, 20, 0.96), Box(1, 0, 0, 20, 30, 0.6)]);

    static ObjectLab Learn(params Exam[] exams)
    {
        var scorer = new ObjectLab(new ObjectLabOptions());
        var merged = scorer.Begin(0);
        foreach (var exam in exams.Reverse())
        {
            var part = scorer.Begin(0);
            part.Observe(exam);
            using MemoryStream stored = new();
            part.Write(stored);
            stored.Position = 0;
            var read = scorer.Begin(0);
            read.Read(stored);
            merged.Merge(read);
        }
        scorer.Close(0, merged);
        return scorer;
    }

    /// <summary>cleanlab takes nearness as 1 - (1 - e), which rounds it at 1e-16.</summary>
    static void Near(double[] expected, IReadOnlyList<double?> actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second!.Value, 1e-15 + 1e-10 * pair.First));

    [Fact]
    public void Image_scores_are_cleanlabs() // 2.9.0, computed with it on these boxes
    {
        var scorer = Learn(First, Second);
        Assert.Equal(1.2204467326082377e-06, double.Parse(scorer.Tables().Single().Rows[0][0], CultureInfo.InvariantCulture), 1e-15);
        Near([0.0019452036834202244, 0.000355569659187449, 0.8628014674284366, 2.3991625812184027e-05], scorer.Examine(First).Values);
        Near([0.00015411650615756049, 4.539992976249073e-06, 0.6606530659712633, 1.2204467326082377e-06], scorer.Examine(Second).Values);
    }

    [Fact]
    public void Boxes_have_rows_of_their_own_on_both_sides()
    {
        var rows = Learn(First, Second).Examine(First).Instances;
        Assert.Equal([(null, 0), (null, 1), (null, 2), ("reference", 1)], rows.Select(row => (row.Role, row.Index)));
        Assert.Equal(0.81823671, rows[0].Values[2]!.Value, 8);
        Assert.Equal(0.999650651, rows[0].Values[3]!.Value, 9);
        Assert.Equal(rows[1].Values[3], rows[2].Values[3]);
        Assert.Equal(0.000355569659, rows[3].Values[1]!.Value, 12);
    }

    [Fact]
    public void Findings_say_what_is_overlooked_and_what_looks_like_another_class()
    {
        var score = Learn(First, Second).Examine(Second);
        Assert.Equal([(FindingKind.WrongLabel, 1, 0), (FindingKind.Omission, null, 1)], score.Findings.Select(finding => (finding.Kind, finding.Class, finding.ReferenceClass!.Value)));
        Assert.Equal("dog looks like cat, confidence 0.98, and 1 more", score.Reason);
        Assert.Equal(new Box(0, 0, 20, 20), score.Where);
    }

    [Fact]
    public void A_label_that_is_found_is_trusted()
    {
        var exam = Of([Box(0, 10, 10, 30, 30)], [Box(0, 10, 10, 30, 30, 0.99)]);
        var score = Learn(exam).Examine(exam);
        Assert.Equal([1.0, 1.0, 1.0, 1.0], score.Values.Select(value => Math.Round(value!.Value, 12)));
        Assert.Empty(score.Findings);
    }

    [Fact]
    public void What_lies_in_a_crowd_is_not_overlooked()
    {
        var exam = Of([Box(0, 0, 0, 100, 100, crowd: true)], [Box(0, 10, 10, 30, 30, 0.99)]);
        var score = Learn(exam).Examine(exam);
        Assert.Empty(score.Findings);
        Assert.Equal(1, score.Values[1]);
    }

    [Fact]
    public void Nothing_labelled_and_something_sure_seen_is_overlooked()
    {
        var exam = Of([], [Box(0, 10, 10, 30, 30, 0.99)]);
        var score = Learn(exam).Examine(exam);
        Assert.Equal(0.01, score.Values[1]!.Value, 12);
        Assert.Equal(FindingKind.Omission, score.Findings.Single().Kind);
    }

    [Fact]
    public void Confidences_are_needed() =>
        Assert.Equal("no-confidence", Assert.Throws<DataException>(() => Learn(First).Examine(Of([], [Box(0, 10, 10, 30, 30)]))).Code);

    [Fact]
    public void No_labels_and_no_opinion_are_no_evidence()
    {
        Assert.Same(Score.None, Learn(First).Examine(Of(null, [])));
        Assert.Same(Score.None, Learn(First).Examine(Of([], null)));
    }
}
