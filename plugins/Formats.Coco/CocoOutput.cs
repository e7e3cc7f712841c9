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
            await WriteAsync(run, samples.ReadAllAsync(ledger, cancel), export, ledger);
        export.Complete();
        ledger.Complete();
    }

    static async Task WriteAsync(IRun run, IAsyncEnumerable<(int Index, CorrectedSample? Sample, DataException? Broken)> samples, IExport export, ExportLedger ledger)
    {
        Queue<(int Index, Task<Action> Made)> ahead = new();
        await foreach (var (index, sample, broken) in samples)
        {
            ahead.Enqueue((index, Task.Run(() => export.Prepare(index, sample ?? throw broken!))));
            if (ahead.Count > 2 * Environment.ProcessorCount)
                await WriteAsync(ahead.Dequeue());
        }
        while (ahead.TryDequeue(out var next))
            await WriteAsync(next);

        async Task WriteAsync((int Index, Task<Action> Made) next)
        {
            await ((Task)next.Made).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Add(run, next.Index, ledger, () => next.Made.GetAwaiter().GetResult()());
        }
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
