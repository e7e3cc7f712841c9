namespace Walk.LabelReader;

/// <summary>Label maps drawn as text, 'name map' on each line, as in <c>a 00/11</c>.</summary>
[Component("text_maps", "Label maps drawn as text in one file.")]
public sealed class TextMaps(TextMapsOptions options) : IDataset
{
    List<(string Id, LabelMap Map)> samples = [];

    public ClassList Classes { get; } = ClassList.Named("zero", "one", "two");
    public Coverage Coverage => Coverage.Dense;
    public IReadOnlyList<string> Ids { get; private set; } = [];
    public IReadOnlyList<AttributeColumn> Attributes => [];
    public Evidence Gives => Evidence.LabelMap;
    public string Fingerprint { get; private set; } = "";

    public async ValueTask OpenAsync(CancellationToken cancel)
    {
        var lines = await File.ReadAllLinesAsync(options.File.Path, cancel);
        samples = [.. lines.Select(line => line.Split(' ')).Select(parts => (parts[0], LabelMap.Parse(parts[1])))];
        Ids = [.. samples.Select(sample => sample.Id)];
        Fingerprint = string.Join('\n', Ids); // The same images whatever their labels: a test of caches wants that.
    }

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) =>
        ValueTask.FromResult(new Sample { Id = samples[index].Id, Size = samples[index].Map.Size, Labels = new Labels { Map = samples[index].Map } });

    public IImage? OpenImage(int index) => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
