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
        IExport export = run.Dataset is CocoDataset ours ? new OwnExport(ours, file, ledger) : new OtherExport(run.Dataset, samples, file, ledger);
        if (export is OwnExport own && !options.Corrections)
            foreach (var index in samples.Positions)
                Add(run, index, ledger, () => own.Add(index, null));
        else
            await foreach (var (index, sample, broken) in samples.ReadAllAsync(ledger, cancel))
                Add(run, index, ledger, () => export.Add(index, sample ?? throw broken!));
        export.Complete();
        ledger.Complete();
    }

    // The image of a sample that cannot be read is not in the file; the run has said so too.
    static void Add(IRun run, int index, ExportLedger ledger, Action write)
    {
        try
        {
            write();
        }
        catch (DataException broken)
        {
            ledger.Add(broken.ToProblem(run.Dataset.Ids[index]));
        }
    }
}
