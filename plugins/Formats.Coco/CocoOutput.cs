using Assay.Formats.Coco.Writing;

namespace Assay.Formats.Coco;

/// <summary>Writes a dataset, its selection or its corrections as one instances file. What came from COCO is written as it stands there, field for field.</summary>
[Component("coco", "The dataset, its selection or its corrections as one instances file of COCO.")]
public sealed class CocoOutput(CocoOutputOptions options, IHost host) : IOutput
{
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var path = options.To?.Path ?? Path.Combine(run.Folder, "coco", "instances.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var samples = new RunSamples(run, options.Samples, options.Corrections);
        using var ledger = new ExportLedger(Path.ChangeExtension(path, ".ledger.csv"), host);
        using var file = new InstancesFile(path);
        IExport export = run.Dataset is CocoDataset ours ? new OwnExport(ours, samples, file, ledger) : new OtherExport(run.Dataset, samples, file, ledger);
        foreach (var index in samples.Positions)
            try
            {
                await export.AddAsync(index, cancel);
            }
            catch (DataException broken)
            {
                ledger.Add(broken.ToProblem(run.Dataset.Ids[index])); // Its image is not in the file; the run has said so too.
            }
        export.Complete();
        ledger.Complete();
    }
}
