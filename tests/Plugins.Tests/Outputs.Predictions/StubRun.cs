namespace Assay.Outputs.Predictions.Tests;

/// <summary>A run of samples and opinions that a test makes up.</summary>
sealed class StubRun(string folder, ClassList classes, params (Sample Sample, Opinion? Opinion)[] said) : IRun
{
    public string Folder => folder;
    public IDataset Dataset { get; } = new StubDataset(classes, [.. said.Select(one => one.Sample.Id)]);
    public ClassList Classes => classes;
    public Table Table { get; init; } = new(new Rows([.. Enumerable.Range(0, said.Length)], new bool[said.Length]), new Rows([], []), []);
    public IReadOnlyList<Item> Queue { get; init; } = [];
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => [];

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(said[index].Sample);

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => throw new NotSupportedException("outputs ask for all samples");

    public ValueTask<Opinion> AskAsync(string reference, int index, CancellationToken cancel) =>
        ValueTask.FromResult(said[index].Opinion ?? throw new DataException("no-answer", "the server is away"));

    sealed class StubDataset(ClassList classes, IReadOnlyList<string> ids) : IDataset
    {
        public ClassList Classes => classes;
        public Coverage Coverage => Coverage.Dense;
        public IReadOnlyList<string> Ids => ids;
        public IReadOnlyList<AttributeColumn> Attributes => [];
        public Evidence Gives => Evidence.None;
        public string Fingerprint => "";

        public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask;

        public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => throw new NotSupportedException();

        public IImage? OpenImage(int index) => null;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
