namespace Walk.Survey;

/// <summary>Samples without labels, one per line of a text file.</summary>
[Component("number_lines", "A sample per line of a text file.")]
public sealed class NumberLines(NumbersOptions options) : IDataset
{
    List<string> ids = [];

    public ClassList Classes { get; } = ClassList.Named("any");
    public Coverage Coverage => Coverage.Dense;
    public IReadOnlyList<string> Ids => ids;
    public IReadOnlyList<AttributeColumn> Attributes => [];
    public Evidence Gives => Evidence.LabelMap;
    public string Fingerprint => string.Join('|', ids);

    public async ValueTask OpenAsync(CancellationToken cancel) => ids = [.. (await Lines.ReadAsync(options, cancel)).Keys];

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(new Sample { Id = ids[index], Size = new Size(1, 1) });

    public IImage? OpenImage(int index) => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
