namespace Assay.Contracts.Tests;

public class ExamTests
{
    static readonly ClassList Classes = ClassList.Named("cat");
    static readonly Sample Bare = new() { Id = "a", Size = new Size(2, 2) };

    [Fact]
    public void Labels_that_are_absent_differ_from_labels_that_are_empty()
    {
        Assert.Null(new Exam(Bare, Classes).Instances);
        Assert.Empty(new Exam(Bare with { Labels = new Labels { Instances = [] } }, Classes).Instances!);
    }

    [Fact]
    public void A_reference_that_was_not_asked_has_no_opinion() => Assert.Same(Opinion.None, new Exam(Bare, Classes).Opinion("model"));

    [Fact]
    public void An_exam_that_was_given_no_image_opens_none() => Assert.Null(new Exam(Bare, Classes).OpenImage());

    [Fact]
    public void Findings_of_earlier_steps_come_with_their_step()
    {
        var score = new Score { Findings = [new Finding(FindingKind.Omission)] };
        var exam = new Exam(Bare, Classes, earlier: new Dictionary<string, Score> { ["match"] = score });
        Assert.Equal([("match", score.Findings[0])], exam.EarlierFindings);
        Assert.Same(score, exam.Earlier("match"));
        Assert.Null(exam.Earlier("contour"));
    }

    [Fact]
    public void No_value_is_no_evidence()
    {
        Score none = (double?)null;
        Assert.Same(Score.None, none);
        Score half = 0.5;
        Assert.Equal([0.5], half.Values);
    }

    [Fact]
    public void An_opinion_says_what_it_holds()
    {
        Assert.Equal(Evidence.None, Opinion.None.Gives);
        Assert.Equal(Evidence.LabelMap | Evidence.Value, new Opinion { LabelMap = LabelMap.Parse("0"), Value = 1 }.Gives);
    }
}
