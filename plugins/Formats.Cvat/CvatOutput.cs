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
        using var ledger = new ExportLedger(Path.ChangeExtension(path, ".ledger.csv"), host);
        var export = new RunExport(run, options.Corrections, to, ledger);
        Queue<Task<Action>> ahead = new();
        var most = options.Corrections ? 0 : 2 * Environment.ProcessorCount;
        foreach (var index in new RunSamples(run, options.Samples, options.Corrections).Positions)
        {
            ahead.Enqueue(most == 0 ? export.PrepareAsync(index, cancel) : Task.Run(() => export.PrepareAsync(index, cancel), cancel));
            if (ahead.Count > most)
                (await ahead.Dequeue())();
        }
        while (ahead.TryDequeue(out var next))
            (await next)();
        export.Complete();
        ledger.Complete();
    }
}
