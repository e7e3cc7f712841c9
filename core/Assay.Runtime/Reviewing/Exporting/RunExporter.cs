using System.Text;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Writes what a finished run and its verdicts are asked for.</summary>
public sealed class RunExporter
{
    readonly Pipeline pipeline;
    readonly Hosts hosts;
    readonly RunFolder folder;
    readonly OpenDataset dataset;
    readonly FinishedRun run;

    internal RunExporter(Pipeline pipeline, Hosts hosts, RunFolder folder, OpenDataset dataset, FinishedRun run) =>
        (this.pipeline, this.hosts, this.folder, this.dataset, this.run) = (pipeline, hosts, folder, dataset, run);

    /// <summary>The pipeline's outputs.</summary>
    public Task WriteAllAsync(CancellationToken cancel) => Outputs.WriteAsync(pipeline, hosts, run, cancel);

    /// <summary>One output, whether or not the pipeline names it.</summary>
    /// <exception cref="AssayException">There is none of that name, or it cannot do what is asked.</exception>
    public Task WriteAsync(PluginCatalog catalog, string output, bool corrected, string? to, CancellationToken cancel) =>
        Outputs.WriteAsync(pipeline with { Outputs = [NamedOutput.Find(catalog, pipeline, output, corrected, to)] }, hosts, run, cancel);

    /// <summary>The dataset in its own format, corrected.</summary>
    /// <param name="to">A folder that is not there yet.</param>
    /// <exception cref="AssayException">The dataset cannot be copied, or something is there.</exception>
    public Task<CorrectedExport> WriteCorrectedAsync(string to, CancellationToken cancel) => new CorrectedCopy(pipeline, dataset, run).WriteAsync(to, cancel);

    /// <summary>The verdicts that stand.</summary>
    /// <returns>How many verdicts; of difficulties how many samples.</returns>
    public async Task<int> WriteVerdictsAsync(VerdictFormat format, Stream to, CancellationToken cancel)
    {
        if (format == VerdictFormat.Difficulty)
        {
            await using var rows = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            return VerdictTable.WriteDifficulty(rows, run.Queue, VerdictFolder.Read(folder.Verdicts));
        }
        var verdicts = await FindAsync(cancel);
        if (format == VerdictFormat.Csv)
        {
            await using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            VerdictTable.WriteCsv(text, verdicts);
        }
        else if (format == VerdictFormat.Json)
            VerdictTable.WriteJson(to, Path.GetFileName(folder.Path), run.Classes, verdicts);
        else
            await new VerdictCoco(run, verdicts.Where(one => one.Item is not null).ToLookup(one => one.Item!.Sample, StringComparer.Ordinal)).WriteAsync(to, cancel);
        return verdicts.Count;
    }

    async Task<IReadOnlyList<ExportedVerdict>> FindAsync(CancellationToken cancel)
    {
        var items = run.Queue.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var logs = VerdictFolder.Read(folder.Verdicts);
        var labels = new CurrentLabels(Task.FromResult(new ReviewedDataset(dataset, [])), dataset.Classes, hosts.Manifest);
        await labels.CheckAsync(logs.SelectMany(log => log.Verdicts).Where(line => items.ContainsKey(line.Item!)).Select(line => (items[line.Item!], line)), cancel);
        return [.. logs.SelectMany(log => log.Verdicts.Select(line => (log, line, item: items.GetValueOrDefault(line.Item!))))
            .OrderBy(one => one.item?.Rank ?? int.MaxValue).ThenBy(one => one.line.Item, StringComparer.Ordinal).ThenBy(one => one.log.Reviewer, StringComparer.Ordinal)
            .Select(one => new ExportedVerdict(one.log.Reviewer, one.item, one.line, one.log.Find(one.line.Item!)!, labels.IsStale(one.line, one.item?.Sample)))];
    }
}
