using System.Text.Json;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Writes the tables of a run folder. Names and columns are an interface: scripts of users read them.</summary>
sealed class RunFiles(RunFolder folder, Audit audit, ClassList classes)
{
    /// <summary>How each line of a queue begins, and what follows on where a region is; then come the table's columns.</summary>
    public static readonly string[] ItemColumns = ["rank", "item", "sample", "unit", "instance", "reference_instance", "reference", "reason"], RegionColumns = ["step", "region", "box"];

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
        Csv.WriteLine(to, [.. ItemColumns, .. RegionColumns,
            .. ofInstances ? instances.Columns.Select(column => column.Name) : [], .. samples.Columns.Select(column => column.Name)]);
        foreach (var (item, entry) in queue.Zip(entries))
            Csv.WriteLine(to, [$"{item.Rank}", item.Id, item.Sample, item.Unit.ToString().ToLowerInvariant(), $"{item.Instance}", $"{item.ReferenceInstance}", item.Reference ?? "", item.Reason, .. Place(item.Region),
                .. ofInstances ? Values(instances, entry.Row) : [], .. Values(samples, entry.Sample)]);
    });

    /// <summary>A region's step, its position and its box; the same fields are empty for other items.</summary>
    static string[] Place(Region? region) => region is var (step, index, box)
        ? [step, $"{index}", string.Join(' ', new[] { box.X, box.Y, box.Width, box.Height }.Select(Csv.Number))] : ["", "", ""];

    /// <summary>Streams findings from the parts, in dataset order, then step order.</summary>
    /// <param name="parts">For each sample, what every step said: read from disk, one block at a time.</param>
    public void WriteFindings(IReadOnlyList<StepUse> steps, IEnumerable<(int Sample, IReadOnlyDictionary<string, Score> Scores, IReadOnlyList<InstanceItem> Items)> parts) =>
        AtomicFile.Write(folder.Findings, stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
            foreach (var (sample, scores, items) in parts)
                foreach (var step in steps)
                    foreach (var (index, finding) in scores.GetValueOrDefault(step.Id, Score.None).Findings.Index())
                    {
                        Write(json, audit.Ids[sample], step, finding, RegionOf(step, scores[step.Id], index), items);
                        json.Flush();
                        stream.WriteByte((byte)'\n');
                        json.Reset();
                    }
        });

    void Write(Utf8JsonWriter json, string sample, StepUse step, Finding finding, (string Side, int Index)? region, IReadOnlyList<InstanceItem> items)
    {
        var reference = finding.Role is { } role ? step.Roles.GetValueOrDefault(role) : null;
        json.WriteStartObject();
        json.WriteString("item", ItemOf(sample, finding, reference, region, items));
        json.WriteString("sample", sample);
        json.WriteString("step", step.Id);
        json.WriteString("kind", finding.Kind);
        json.WriteText("tag", finding.Tag);
        json.WriteText("class", finding.Class is { } ours ? classes.NameOf(ours) : null);
        json.WriteText("reference_class", finding.ReferenceClass is { } theirs ? classes.NameOf(theirs) : null);
        json.WriteNumber("instance", finding.Instance);
        json.WriteNumber("reference_instance", finding.ReferenceInstance);
        json.WriteText("reference", reference);
        json.WriteBox("box", finding.Box);
        json.WriteNumber("area_px", finding.AreaPx);
        json.WriteStartObject("measured");
        foreach (var (name, value) in finding.Measured)
            json.WriteNumber(name, value);
        json.WriteEndObject();
        json.WriteText("detail", finding.Detail);
        json.WriteNumber("penalty", finding.Penalty);
        json.WriteText("severity", finding.Severity);
        json.WriteText("rule", finding.Rule);
        json.WriteEndObject();
    }

    static (string Side, int Index)? RegionOf(StepUse step, Score score, int finding)
    {
        for (var i = 0; i < score.Regions.Count; i++)
            if (score.Regions[i].Finding == finding)
                return (InstanceItem.RegionSide(step.Id), i);
        return null;
    }

    static string ItemOf(string sample, Finding finding, string? reference, (string Side, int Index)? region, IReadOnlyList<InstanceItem> items) =>
        items.FirstOrDefault(item => region is { } place ? (item.Side, item.Index) == place : finding.Instance is { } ours ? item.Side == InstanceItem.LabelSide && item.Index == ours
            : finding.ReferenceInstance is { } theirs && item.Side == reference && item.Index == theirs)?.Item ?? ItemId.OfSample(sample);

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

    IEnumerable<DatasetTable> TablesOf(object step) => step switch
    {
        IDatasetScorer scorer => scorer.Tables(),
        ITableStep whole => whole.Tables(audit.Table),
        _ => [],
    };
}
