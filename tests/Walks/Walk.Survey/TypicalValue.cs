namespace Walk.Survey;

/// <summary>
/// How far a sample's value lies from what is typical, in robust standard deviations, as 1 / (1 + z). Three rounds: the range, the median within it, the median distance
/// from that median. State is counts, fixed-point sums and values keyed by sample, so that any split gives the same bits.
/// </summary>
[Component("typical_value", "How typical the reference's value is among all samples; learns in three rounds.")]
public sealed class TypicalValue(TypicalValueOptions options) : IDatasetScorer
{
    readonly double[] learned = new double[3];
    long seen, sum;

    public IReadOnlyList<Need> Needs { get; } = [new("reference", Evidence.Value)];
    public Evidence Labels => Evidence.None;
    public IReadOnlyList<Column> Columns { get; } = [new(""), new("z", End: Suspicious.High)];
    public int Rounds => 3;

    public ISurvey Begin(int round) => new ValueSurvey(exam => exam.Opinion("reference").Value is { } value ? round < 2 ? value : Math.Abs(value - learned[1]) : null);

    public void Close(int round, ISurvey merged)
    {
        var survey = (ValueSurvey)merged;
        learned[round] = round == 0 ? survey.Range : survey.Median;
        (seen, sum) = (survey.Count, survey.Sum);
    }

    public Score Examine(Exam exam)
    {
        if (exam.Opinion("reference").Value is not { } value)
            return Score.None;
        var z = Math.Abs(value - learned[1]) / Math.Max(learned[2], options.LeastSpread * learned[0]);
        return new Score { Values = [1 / (1 + z), z] };
    }

    public IEnumerable<DatasetTable> Tables() =>
        [new DatasetTable("typical", ["samples", "range", "median", "spread", "sum_millionths"], [[$"{seen}", $"{learned[0]:R}", $"{learned[1]:R}", $"{learned[2]:R}", $"{sum}"]])];
}
