using System.Globalization;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Reads a finished run's folder back: the files are the truth.</summary>
sealed class RunReader(RunFolder folder)
{
    /// <summary>Where the pipeline of a run lies.</summary>
    /// <exception cref="AssayException">The folder is not a finished run.</exception>
    public static string PipelineOf(string folder)
    {
        var timing = Path.Combine(folder, "timing.json");
        if (!File.Exists(timing) || !File.Exists(Path.Combine(folder, "run.json")))
            throw new AssayException("not-a-run", $"{folder} is not the folder of a finished run: run.json or timing.json is missing; 'assay run PIPELINE --out {folder}' makes or finishes it");
        using var json = JsonDocument.Parse(File.ReadAllBytes(timing));
        return json.RootElement.GetProperty("pipeline").GetString()!;
    }

    /// <summary>What the pipeline was when the run was made.</summary>
    public static string PipelineHash(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "run.json")));
        return json.RootElement.GetProperty("pipeline_hash").GetString()!;
    }

    /// <summary>The queue, in order; also one from before there were regions, which has no columns for their places.</summary>
    public IReadOnlyList<Item> Queue()
    {
        var lines = Csv.Read(folder.Queue).ToArray();
        var hasRegions = lines.Take(1).Any(header => header.Skip(RunFiles.ItemColumns.Length).Take(RunFiles.RegionColumns.Length).SequenceEqual(RunFiles.RegionColumns));
        return [.. lines.Skip(1).Select(fields => ToItem(fields, hasRegions))];
    }

    /// <summary>A line of a queue, or the beginning of one.</summary>
    public static Item ToItem(string[] f, bool hasRegions) =>
        new(int.Parse(f[0], CultureInfo.InvariantCulture), f[1], f[2], Enum.Parse<Unit>(f[3], ignoreCase: true), Whole(f[4]), Whole(f[5]), f[6].Length == 0 ? null : f[6], f[7])
        { Region = hasRegions ? Place(f[8], f[9], f[10]) : null };

    static Region? Place(string step, string index, string box) => step.Length == 0 ? null
        : box.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray() is var b ? new Region(step, Whole(index)!.Value, new Box(b[0], b[1], b[2], b[3])) : null;

    static int? Whole(string field) => field.Length == 0 ? null : int.Parse(field, CultureInfo.InvariantCulture);

    /// <summary>
    /// The final table; what a column means comes from the pipeline's steps, what is selected in which order from the queue. Whether a selector kept a control row of the
    /// queue on its merits cannot be told from the files, on purpose: here it counts as selected.
    /// </summary>
    public Table Table(Pipeline pipeline, IReadOnlyList<string> ids, IReadOnlyList<AttributeColumn> attributes)
    {
        var columns = ColumnsOf(pipeline);
        var index = ids.Select((id, position) => (id, position)).ToDictionary(pair => pair.id, pair => pair.position);
        var lines = Csv.Read(folder.Scores).ToArray();
        var control = lines.Skip(1).Select(line => line[2] == "1").ToArray();
        var samples = Fill(new Rows([.. lines.Skip(1).Select(line => index[line[0]])], control), lines, 3, columns).Keep(row => lines[row + 1][1] == "kept");
        var queue = Queue();
        if (!queue.Any(item => item.Unit != Unit.Sample))
            samples = samples.Ordered([.. queue.Select(item => index[item.Sample])]);
        if (!File.Exists(folder.Instances))
            return new Table(samples, new Rows([], []), attributes);
        var objects = Csv.Read(folder.Instances).ToArray();
        var owners = objects.Skip(1).Select(line => index[line[0]]).ToArray();
        var instances = Fill(new Rows(owners, [.. owners.Select(owner => control[owner])]), objects, 4, columns).Keep(row => samples.Selected[owners[row]]);
        return new Table(samples, Ordered(instances, objects, queue), attributes);
    }

    /// <summary>The columns that the steps add, by their full names.</summary>
    public static Dictionary<string, Column> ColumnsOf(Pipeline pipeline) =>
        pipeline.Steps.SelectMany(step => step.Instance is ITableStep whole ? whole.Adds : ((IScorer)step.Instance).Columns.Select(column => column with { Name = Audit.FullName(step.Id, column) }))
            .DistinctBy(column => column.Name).ToDictionary(column => column.Name);

    static Rows Ordered(Rows instances, string[][] lines, IReadOnlyList<Item> queue)
    {
        if (!queue.Any(item => item.Unit != Unit.Sample))
            return instances;
        var rows = lines.Skip(1).Select((line, row) => (Key: (line[0], line[1], line[2]), row)).ToDictionary(pair => pair.Key, pair => pair.row);
        return instances.Ordered([.. queue.Select(item => rows[item.Region is { } region ? (item.Sample, InstanceItem.RegionSide(region.Step), $"{region.Index}")
            : (item.Sample, item.Reference ?? InstanceItem.LabelSide, $"{item.Instance ?? item.ReferenceInstance}")])]);
    }

    static Rows Fill(Rows rows, string[][] lines, int first, Dictionary<string, Column> columns)
    {
        for (var c = first; c < lines[0].Length; c++)
            rows = rows.With(columns[lines[0][c]], [.. lines.Skip(1).Select(line => line[c].Length == 0 ? double.NaN : double.Parse(line[c], CultureInfo.InvariantCulture))]);
        return rows;
    }
}
