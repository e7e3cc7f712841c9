namespace Walk.Survey;

/// <summary>The numbers of the same kind of file, as values.</summary>
[Component("number_values", "The number of a sample in a text file.")]
public sealed class NumberValues(NumbersOptions options) : IReference
{
    Dictionary<string, double> values = [];

    public Evidence Gives => Evidence.Value;
    public bool ReadsLabels => false;
    public bool Costly => false;
    public int Batch => 1;
    public ClassList? Classes => null;
    public string Fingerprint => string.Join('|', values);

    public async ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => (values = await Lines.ReadAsync(options, cancel)).Keys;

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(question => new Opinion { Value = values[question.Sample.Id] })]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
