namespace Assay.Runtime.Tests.Running;

/// <summary>A scorer's lists may name samples that the dataset does not have.</summary>
public class StrangeSamplesTests
{
    [Fact]
    public async Task They_are_counted_and_named()
    {
        var problem = Assert.Single(await ProblemsOf("s001", "z", "b"));
        Assert.Equal("strange-samples", problem.Code);
        Assert.Equal("step 'listed' names 2 samples (of 3) that the dataset does not have: 'b', 'z'; the dataset's look like 's000'", problem.Message);
    }

    [Fact]
    public async Task Samples_of_the_dataset_are_none() => Assert.Empty(await ProblemsOf("s001", "s000"));

    static async Task<IReadOnlyList<Problem>> ProblemsOf(params string[] samples)
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        return (await rig.Step("listed", new Listed(samples)).RunAsync()).Problems;
    }

    sealed class Listed(string[] samples) : IScorer, INamesSamples
    {
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns { get; } = [new Column("")];
        public IReadOnlyCollection<string> Samples => samples;

        public Score Examine(Exam exam) => 1;
    }
}
