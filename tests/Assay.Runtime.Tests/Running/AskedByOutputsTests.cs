namespace Assay.Runtime.Tests.Running;

/// <summary>Outputs ask for opinions of all samples, queued or not.</summary>
public class AskedByOutputsTests
{
    static Rig Asking(FakeAnswers answers, List<double?> heard)
    {
        var rig = new Rig();
        return rig.Reference("m", answers).Score("s", exam => exam.Opinion("reference").Value, "m", new Column("", Of.Sample, Suspicious.Low)).Lowest("s", 2).Output(async run =>
        {
            for (var index = 0; index < run.Dataset.Ids.Count; index++)
                heard.Add((await run.AskAsync("m", index, default)).Value);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_costly_reference_is_asked_once_and_its_answers_are_all_there(bool reuse)
    {
        List<double?> heard = [];
        var answers = FakeAnswers.Value(question => question.Index) with { Costly = true };
        using var rig = Asking(answers, heard);
        await rig.RunAsync(reuse: reuse);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], heard);
        Assert.Equal(10, answers.AskedSamples.Count());
        Assert.False(Directory.Exists(rig.Folder.File("out/phases/opinions")));
    }

    [Fact]
    public async Task A_sample_that_cannot_be_answered_throws_for_itself()
    {
        List<string> refused = [];
        var answers = FakeAnswers.Value(question => question.Index == 3 ? throw new DataException("away", "it is away") : 1);
        using var rig = new Rig();
        rig.Reference("m", answers).Score("s", _ => Score.None, null, new Column("", Of.Sample, Suspicious.Low)).Output(async run =>
        {
            for (var index = 0; index < 10; index++)
                try
                {
                    await run.AskAsync("m", index, default);
                }
                catch (DataException e)
                {
                    refused.Add($"{index} {e.Code}");
                }
        });
        await rig.RunAsync();
        Assert.Equal(["3 away"], refused);
    }

    [Fact]
    public async Task A_reference_that_is_not_there_is_named()
    {
        using var rig = new Rig();
        rig.Score("s", _ => Score.None, null, new Column("", Of.Sample, Suspicious.Low)).Output(async run => await run.AskAsync("n", 0, default));
        Assert.Equal("unknown-reference", (await Assert.ThrowsAsync<AssayException>(() => rig.RunAsync())).Code);
    }
}
