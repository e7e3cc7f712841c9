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
        foreach (var index in new RunSamples(run, options.Samples, options.Corrections).Positions)
            await export.AddAsync(index, cancel);
        export.Complete();
        ledger.Complete();
    }
}
