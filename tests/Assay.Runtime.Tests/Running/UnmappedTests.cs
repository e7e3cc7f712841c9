using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

/// <summary>Runs in which a reference knows classes that the dataset lacks.</summary>
public class UnmappedTests
{
    static readonly ClassList Theirs = ClassList.Named("ground", "water", "cloud", "sea", "ice");

    static ClassMapping Map(params string[] nothing) => new(null, nothing.ToDictionary(name => name, _ => (string?)null), [], new Place("p.yaml", 1, 1));

    static FakeAnswers Planes(params double[] perClass) => new(_ => new Opinion { Probabilities = Probabilities.Of<double>(new Size(2, 2), 5, perClass.SelectMany(p => Enumerable.Repeat(p, 4)).ToArray()) })
    {
        Gives = Evidence.Probabilities,
        Classes = Theirs,
    };

    static async Task<RunOutcome> RunAsync(FakeAnswers answers, ClassMapping? map = null, Func<Exam, Score>? examine = null)
    {
        using var rig = new Rig().Reference("m", answers, map).Score("s", examine ?? (_ => (Score)(double)(1)), "m", new Column("", Of.Sample, Suspicious.Low));
        return await rig.RunAsync();
    }

    [Fact]
    public async Task All_forgotten_classes_are_named_in_one_problem()
    {
        var problem = Assert.Single((await RunAsync(Planes(0.5, 0.25, 0.25, 0, 0))).Problems, problem => problem.Code == "unmapped-class");
        Assert.Contains("reference 'm' has 2 classes that the dataset lacks: 'sea', 'ice'", problem.Message);
        Assert.Contains("map: { sea: ~, ice: ~ }", problem.Message);
    }

    [Fact]
    public async Task Their_share_is_said_of_each_sample_and_once_for_all()
    {
        var said = (await RunAsync(Planes(0.5, 0.25, 0, 0.125, 0.125))).Problems.Where(problem => problem.Code == "unmapped-mass").ToArray();
        Assert.Equal(11, said.Length);
        Assert.All(said, problem => Assert.Contains("25 % of the probability is of classes that the dataset lacks (sea, ice)", problem.Message));
        Assert.Contains("in 8 samples looked at", Assert.Single(said, problem => problem.Sample is null).Message);
    }

    [Fact]
    public async Task Classes_that_are_mapped_to_nothing_are_meant() =>
        Assert.Empty((await RunAsync(Planes(0.2, 0.2, 0, 0.3, 0.3), Map("sea", "ice"))).Problems);

    [Fact]
    public async Task Most_of_an_opinion_about_forgotten_classes_is_refused_before_scoring()
    {
        var refusal = await Assert.ThrowsAsync<DataException>(() => RunAsync(Planes(0.2, 0.2, 0, 0.3, 0.3)));
        Assert.Equal("mostly-unmapped", refusal.Code);
        Assert.Contains("60 % of the probability is of classes that the dataset lacks (sea, ice), in 8 samples looked at", refusal.Message);
    }

    [Fact]
    public async Task Objects_of_forgotten_classes_are_left_out_and_said_once()
    {
        var answers = new FakeAnswers(_ => new Opinion { Instances = [new() { Class = 3 }, new() { Class = 4 }, new() { Class = 0 }] }) { Gives = Evidence.Instances, Classes = Theirs };
        var problems = (await RunAsync(answers, examine: exam => (Score)(double)(exam.Opinion("reference").Instances!.Count))).Problems;
        Assert.Contains("66.7 % of the objects", Assert.Single(problems, problem => problem.Code == "mostly-unmapped").Message);
        Assert.DoesNotContain(problems, problem => problem.Code == "unmapped-mass");
    }

    [Fact]
    public async Task A_class_that_the_reference_does_not_have_is_named()
    {
        var answers = new FakeAnswers(_ => Opinion.None) { Gives = Evidence.LabelMap, Classes = ClassList.Named("ground", "cloud") };
        Assert.Contains("has no class for one of the dataset's: 'water'", Assert.Single((await RunAsync(answers)).Problems, problem => problem.Code == "class-not-offered").Message);
    }

    [Fact]
    public async Task Pixels_whose_winner_was_left_out_are_void_to_the_step_that_reads_the_probabilities()
    {
        // Pixels: sea wins, sea is below the best, sea and ice together win, nothing is left out.
        double[] planes = [0.3, 0.5, 0.4, 1, 0, 0, 0, 0, 0.1, 0.1, 0.1, 0, 0.6, 0.4, 0.25, 0, 0, 0, 0.25, 0];
        var answers = new FakeAnswers(_ => new Opinion { Probabilities = Probabilities.Of<double>(new Size(2, 2), 5, planes) }) { Gives = Evidence.Probabilities, Classes = Theirs };
        using var rig = new Rig { Samples = FakeSamples.Plain(1) }.Reference("m", answers, Map("sea", "ice"))
            .Score("alone", exam => (Score)(double)(exam.LabelMap!.Ids.ToArray().Count(id => id == LabelMap.Void)), null, new Column("", Of.Sample, Suspicious.Low))
            .Score("read", exam => (Score)(double)(exam.LabelMap!.Ids.ToArray().Index().Where(pixel => pixel.Item == LabelMap.Void).Sum(pixel => Math.Pow(10, pixel.Index))), "m", new Column("", Of.Sample, Suspicious.Low));
        await rig.RunAsync();
        Assert.Equal(["s000", "kept", "0", "0", "101"], rig.Table("scores.csv")[1]);
    }

    [Fact]
    public async Task Labels_of_a_class_that_the_reference_does_not_have_are_void_to_the_step_that_reads_it()
    {
        var answers = new FakeAnswers(_ => new Opinion { LabelMap = LabelMap.Parse("01/10") }) { Gives = Evidence.LabelMap, Classes = ClassList.Named("ground", "cloud") };
        using var rig = new Rig { Samples = new FakeSamples(1, _ => FakeSamples.Sample("s000", LabelMap.Parse("01/12"))) }.Reference("m", answers)
            .Score("read", exam => (Score)exam.LabelMap!.Ids.ToArray().Count(id => id == LabelMap.Void), "m", new Column("", Of.Sample, Suspicious.Low));
        await rig.RunAsync();
        Assert.Equal("2", rig.Table("scores.csv")[1][3]);
    }
}
