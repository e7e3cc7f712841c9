namespace Assay.Tests.RoundTrips;

/// <summary>A finished run whose pipeline names the classes, as the host shows it: positions, and void for every other id.</summary>
sealed class MappedRun(IDataset dataset, ClassList classes, string folder) : IRun
{
    public string Folder => folder;

    public IDataset Dataset => dataset;

    public ClassList Classes => classes;

    public Table Table { get; } = new(new Rows([.. Enumerable.Range(0, dataset.Ids.Count)], new bool[dataset.Ids.Count]), new Rows([], []), []);

    public IReadOnlyList<Item> Queue => [];

    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => [];

    public async ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var positions = classes.Index().ToDictionary(entry => entry.Item.Id, entry => (ushort)entry.Index);
        var sample = await dataset.ReadAsync(index, cancel);
        return sample.Labels?.Map is not { } map ? sample
            : sample with { Labels = new Labels { Map = new LabelMap(map.Size, [.. map.Ids.ToArray().Select(id => positions.GetValueOrDefault(id, LabelMap.Void))]) } };
    }

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => ValueTask.FromResult(Opinion.None);
}
