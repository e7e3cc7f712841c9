namespace Assay.Scorers.Learning;

/// <summary>The round in which a sample was proposed for labelling, so that the next round leaves it out. What a round proposed is in its run folder and stays there: nothing is written here.</summary>
[Component("proposed", "The round of active learning in which a sample was proposed, 0 when in none.")]
public sealed class ProposedScorer(ProposedOptions options) : IScorer, INamesSamples
{
    readonly Lazy<Dictionary<string, int>> rounds = new(() => Read(options.Rounds));

    public IReadOnlyList<Need> Needs => [];

    public Evidence Labels => Evidence.None;

    public IReadOnlyList<Column> Columns { get; } = [new Column("", End: Suspicious.Neither)];

    public IReadOnlyCollection<string> Samples => rounds.Value.Keys;

    /// <summary>Reads the lists, so that a broken one refuses the run.</summary>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => _ = rounds.Value;

    public Score Examine(Exam exam) => rounds.Value.GetValueOrDefault(exam.Sample.Id);

    /// <summary>The first round counts for a sample that several proposed.</summary>
    static Dictionary<string, int> Read(IReadOnlyList<InputPath> lists)
    {
        Dictionary<string, int> rounds = new(StringComparer.Ordinal);
        foreach (var (number, list) in lists.Index())
            foreach (var sample in SampleList.Read(list.Path))
                rounds.TryAdd(sample, number + 1);
        return rounds;
    }
}
