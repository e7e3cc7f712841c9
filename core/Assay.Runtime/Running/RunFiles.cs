using Assay.Runtime.Pipelines;
using Assay.Runtime.Tiling;

namespace Assay.Runtime.Running;

/// <summary>Writes the tables of a run folder. Names and columns are an interface: scripts of users read them.</summary>
sealed class RunFiles(RunFolder folder, Audit audit, OpenDataset dataset)
{
    /// <summary>How each line of a queue begins, and what follows on where a region is; then come the table's columns.</summary>
    public static readonly string[] ItemColumns = ["rank", "item", "sample", "unit", "instance", "reference_instance", "reference", "reason"], RegionColumns = ["step", "region", "box"];

    /// <summary>What follows these when samples are tiles: the scene and the place in it, of a region or of the whole tile.</summary>
    public static readonly string[] SceneColumns = ["scene", "scene_box"];

    readonly ClassList classes = dataset.Classes;

    public void WriteScores() => AtomicFile.WriteText(folder.Scores, to =>
    {
        var samples = audit.Table.Samples;
        Csv.WriteLine(to, ["sample", "state", "control", .. samples.Columns.Select(column => column.Name)]);
        for (var row = 0; row < samples.Count; row++)
            Csv.WriteLine(to, [audit.Ids[row], State(row), samples.Control[row] ? "1" : "0", .. Values(samples, row)]);
    });

    string State(int row) => audit.Failures[row] is { } failure ? $"failed:{failure.Code}" : audit.DroppedBy[row] is { } step ? $"dropped:{step}" : "kept";

    static IEnumerable<string> Values(Rows rows, int row) => rows.Columns.Select(column => Csv.Number(rows[column.Name][row]));

    public void WriteInstances()
    {
        var rows = audit.Table.Instances;
        if (rows.Count == 0)
            File.Delete(folder.Instances);
        else
            AtomicFile.WriteText(folder.Instances, to =>
            {
                Csv.WriteLine(to, ["sample", "side", "instance", "class", .. rows.Columns.Select(column => column.Name)]);
                new InstanceLines(audit, classes).Write(to);
            });
    }

    public void WriteQueue(IReadOnlyList<Item> queue, IReadOnlyList<QueueBuilder.Entry> entries, bool ofInstances) => AtomicFile.WriteText(folder.Queue, to =>
    {
        var (samples, instances) = (audit.Table.Samples, audit.Table.Instances);
        Csv.WriteLine(to, [.. ItemColumns, .. RegionColumns, .. dataset.Tiling is null ? [] : SceneColumns,
            .. ofInstances ? instances.Columns.Select(column => column.Name) : [], .. samples.Columns.Select(column => column.Name)]);
        foreach (var (item, entry) in queue.Zip(entries))
            Csv.WriteLine(to, [$"{item.Rank}", item.Id, item.Sample, item.Unit.ToString().ToLowerInvariant(), $"{item.Instance}", $"{item.ReferenceInstance}", item.Reference ?? "", item.Reason, .. Place(item.Region), .. InScene(item.Region, entry.Sample),
                .. ofInstances ? Values(instances, entry.Row) : [], .. Values(samples, entry.Sample)]);
    });

    /// <summary>A region's step, its position and its box; the same fields are empty for other items.</summary>
    static string[] Place(Region? region) => region is var (step, index, box)
        ? [step, $"{index}", Text(box)] : ["", "", ""];

    string[] InScene(Region? region, int sample) => dataset.Tiling is not { } tiling ? []
        : [tiling.SceneOf(sample), Text(region is { Box: var box } ? tiling.InScene(sample, box) : tiling.BoxOf(sample))];

    static string Text(Box box) => string.Join(' ', new[] { box.X, box.Y, box.Width, box.Height }.Select(Csv.Number));

    /// <summary>Streams findings from the parts, in dataset order, then step order.</summary>
    /// <param name="jobs">Blocks read and put into words at once.</param>
    public void WriteFindings(IReadOnlyList<StepUse> steps, Parts parts, int jobs) => AtomicFile.Write(folder.Findings, stream =>
    {
        var lines = new FindingLines(audit.Ids, steps, classes, dataset.Tiling);
        var texts = new byte[4 * jobs][];
        for (var from = 0; from < parts.Blocks; from += texts.Length)
        {
            var count = Math.Min(texts.Length, parts.Blocks - from);
            var first = from;
            Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, (i, _) =>
            {
                texts[i] = lines.Of(parts.Read(first + i));
                return ValueTask.CompletedTask;
            }).GetAwaiter().GetResult(); // Throws what was thrown, as it is.
            for (var i = 0; i < count; i++)
                stream.Write(texts[i]);
        }
    });

    /// <summary>Writes what a dataset scorer or a table step says of the whole dataset.</summary>
    public void WriteTables(StepUse step)
    {
        foreach (var table in step.Component.Guard(() => TablesOf(step.Instance).ToList()))
            AtomicFile.WriteText(folder.Table(step.Id, table.Name), to =>
            {
                Csv.WriteLine(to, table.Header);
                foreach (var row in table.Rows)
                    Csv.WriteLine(to, row);
            });
    }

    /// <summary>Of a dataset that was cut: a row per scene, and per-pixel maps of whole scenes.</summary>
    public void WriteScenes(IReadOnlyList<StepUse> steps)
    {
        if (dataset.Tiling is not { } tiling)
            return;
        new SceneTable(audit, tiling).Write(folder.Table("scenes"));
        foreach (var step in steps.Where(step => step.Maps))
            new SceneMaps(folder, tiling, step.Id).Write(audit.Ids.Count);
    }

    IEnumerable<DatasetTable> TablesOf(object step) => step switch
    {
        IDatasetScorer scorer => scorer.Tables(),
        ITableStep whole => whole.Tables(audit.Table),
        _ => [],
    };
}
