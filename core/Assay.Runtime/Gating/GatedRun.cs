using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Gating;

/// <summary>A run as gates see it: every row that was scored, whatever became of it later, and the state of its review. Read from the run folder.</summary>
sealed class GatedRun
{
    readonly RunFolder folder;
    readonly Dictionary<string, int> positions;
    readonly List<string?> items = [];

    /// <param name="path">The run folder.</param>
    /// <param name="columns">What the columns that gates look at mean, by full name; others are not kept.</param>
    /// <param name="attributes">The facts of samples, by the ids of the run; asked only when a gate wants them.</param>
    /// <exception cref="AssayException">It is not the folder of a finished run.</exception>
    public GatedRun(string path, IReadOnlyDictionary<string, Column> columns, Func<IReadOnlyList<string>, IReadOnlyList<AttributeColumn>> attributes)
    {
        _ = RunReader.PipelineOf(path);
        folder = new RunFolder(path, path);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.Run));
        Fingerprints = json.RootElement.GetProperty("references").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "");
        (Samples, Failed) = (json.RootElement.GetProperty("samples").GetInt32(), json.RootElement.GetProperty("failed").GetInt32());
        var scores = new ColumnFile(folder.Scores, 3, columns);
        List<string> ids = [];
        List<bool> failed = [], control = [];
        scores.Read(key =>
        {
            ids.Add(key[0]);
            failed.Add(key[1].StartsWith("failed:", StringComparison.Ordinal));
            control.Add(key[2] == "1");
        });
        (Ids, IsFailed) = (ids, failed);
        positions = ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        var samples = scores.Fill(new Rows([.. Enumerable.Range(0, ids.Count)], control));
        Table = new Table(samples, columns.Values.Any(column => column.Of == Of.Instance) && File.Exists(folder.Instances) ? ReadInstances(columns, control) : new Rows([], []), []);
        Attributes = new(() => attributes(Ids));
        Review = new(() => new ReviewedRun(folder.Path));
        Status = new(() => ReviewStatus.Read(folder.Path));
    }

    public IReadOnlyList<string> Ids { get; }
    public IReadOnlyList<bool> IsFailed { get; }
    public int Samples { get; }
    public int Failed { get; }

    /// <summary>All rows, without attributes.</summary>
    public Table Table { get; }

    public Lazy<IReadOnlyList<AttributeColumn>> Attributes { get; }
    public Lazy<ReviewedRun> Review { get; }
    public Lazy<ReviewStatus> Status { get; }

    /// <summary>Of the references, by id.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; }

    public int PositionOf(string sample) => positions[sample];

    public string ItemOfSample(int sample) => ItemId.OfSample(Ids[sample]);

    /// <summary>The item of an instance row; null when it is not in the queue, where nobody can suppress it by its id.</summary>
    public string? ItemOfInstance(int row) => items[row];

    /// <summary>Findings that count: item, sample, kind.</summary>
    public IEnumerable<(string Item, int Sample, string Kind)> Findings()
    {
        foreach (var line in File.Exists(folder.Findings) ? File.ReadLines(folder.Findings) : [])
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ReadNumber("penalty") is not 0)
                yield return (json.RootElement.GetProperty("item").GetString()!, positions[json.RootElement.GetProperty("sample").GetString()!], json.RootElement.GetProperty("kind").GetString()!);
        }
    }

    /// <summary>A million objects are a number each; the ids of those in the queue are kept beside them.</summary>
    Rows ReadInstances(IReadOnlyDictionary<string, Column> columns, List<bool> control)
    {
        var file = new ColumnFile(folder.Instances, 4, columns);
        var queue = new RunReader(folder).Queue().Where(item => item.Unit != Unit.Sample)
            .ToDictionary(item => (item.Sample, item.Region is { } region ? InstanceItem.RegionSide(region.Step) : item.Reference ?? InstanceItem.LabelSide, $"{item.Region?.Index ?? item.Instance ?? item.ReferenceInstance}"), item => item.Id);
        List<int> owners = [];
        file.Read(key =>
        {
            owners.Add(positions[key[0]]);
            items.Add(queue.GetValueOrDefault((key[0], key[1], key[2])));
        });
        return file.Fill(new Rows(owners, [.. owners.Select(owner => control[owner])]));
    }
}
