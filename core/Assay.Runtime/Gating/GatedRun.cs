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
    readonly Lazy<string?[]> items;

    /// <param name="path">The run folder.</param>
    /// <param name="columns">What columns mean, by full name; others are left out.</param>
    /// <param name="attributes">The facts of samples, by the ids of the run; asked only when a gate wants them.</param>
    /// <exception cref="AssayException">It is not the folder of a finished run.</exception>
    public GatedRun(string path, IReadOnlyDictionary<string, Column> columns, Func<IReadOnlyList<string>, IReadOnlyList<AttributeColumn>> attributes)
    {
        _ = RunReader.PipelineOf(path);
        folder = new RunFolder(path, path);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.Run));
        Fingerprints = json.RootElement.GetProperty("references").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString() ?? "");
        (Samples, Failed) = (json.RootElement.GetProperty("samples").GetInt32(), json.RootElement.GetProperty("failed").GetInt32());
        var lines = Csv.Read(folder.Scores).ToArray();
        Ids = [.. lines.Skip(1).Select(line => line[0])];
        positions = Ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
        IsFailed = [.. lines.Skip(1).Select(line => line[1].StartsWith("failed:", StringComparison.Ordinal))];
        var samples = Fill(new Rows([.. Enumerable.Range(0, Ids.Count)], [.. lines.Skip(1).Select(line => line[2] == "1")]), lines, 3, columns);
        var objects = File.Exists(folder.Instances) ? Csv.Read(folder.Instances).ToArray() : [];
        int[] owners = [.. objects.Skip(1).Select(line => positions[line[0]])];
        var instances = objects.Length == 0 ? new Rows([], []) : Fill(new Rows(owners, [.. owners.Select(owner => samples.Control[owner])]), objects, 4, columns);
        Table = new Table(samples, instances, []);
        Attributes = new(() => attributes(Ids));
        Review = new(() => new ReviewedRun(folder.Path));
        Status = new(() => ReviewStatus.Read(folder.Path));
        items = new(() => ItemsOf(objects));
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
    public string? ItemOfInstance(int row) => items.Value[row];

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

    string?[] ItemsOf(string[][] objects)
    {
        var queue = new RunReader(folder).Queue().Where(item => item.Unit != Unit.Sample)
            .ToDictionary(item => (item.Sample, item.Region is { } region ? InstanceItem.RegionSide(region.Step) : item.Reference ?? InstanceItem.LabelSide, $"{item.Region?.Index ?? item.Instance ?? item.ReferenceInstance}"), item => item.Id);
        return [.. objects.Skip(1).Select(line => queue.GetValueOrDefault((line[0], line[1], line[2])))];
    }

    /// <summary>Columns that the pipeline no longer has, or of another run, mean nothing here.</summary>
    static Rows Fill(Rows rows, string[][] lines, int first, IReadOnlyDictionary<string, Column> columns)
    {
        for (var c = first; c < lines[0].Length; c++)
            if (columns.TryGetValue(lines[0][c], out var column))
                rows = rows.With(column, [.. lines.Skip(1).Select(line => line[c].Length == 0 ? double.NaN : double.Parse(line[c], System.Globalization.CultureInfo.InvariantCulture))]);
        return rows;
    }
}
