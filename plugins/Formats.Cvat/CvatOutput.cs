using Assay.Formats.Cvat.Writing;

namespace Assay.Formats.Cvat;

/// <summary>Writes a dataset, its selection or its corrections as XML that CVAT imports.</summary>
[Component("cvat", "The dataset, its selection or its corrections as XML of CVAT for images 1.1.")]
public sealed class CvatOutput(CvatOutputOptions options, IHost host) : IOutput
{
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var path = options.To?.Path ?? Path.Combine(run.Folder, "cvat", "annotations.xml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var to = new ImagesXml(path);
        var export = new RunExport(run, options.Corrections, to);
        var queued = run.Queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < run.Dataset.Ids.Count; index++)
            if (IsWanted(run, index, queued))
                await export.AddAsync(index, cancel);
        export.Complete();
        LedgerText.Write(Path.ChangeExtension(path, ".ledger.csv"), export.Ledger);
        foreach (var entry in export.Ledger)
            host.Report(entry);
    }

    bool IsWanted(IRun run, int index, HashSet<string> queued) => options.Samples switch
    {
        CvatSamples.Kept => index < run.Table.Samples.Count && run.Table.Samples.IsKept(index),
        CvatSamples.Queued => queued.Contains(run.Dataset.Ids[index]),
        _ => true,
    };
}
