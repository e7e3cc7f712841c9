using Assay.Formats.Masks.Writing;

namespace Assay.Formats.Masks;

/// <summary>Writes a dataset, its selection or its corrections as label maps, a file a sample; objects are flattened.</summary>
[Component("masks", "The dataset, its selection or its corrections as label maps: PNG or GeoTIFF, with their classes.")]
public sealed class MasksOutput(MasksOutputOptions options, IHost host) : IOutput
{
    /// <inheritdoc/>
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var folder = options.To?.Path ?? Path.Combine(run.Folder, "masks");
        Directory.CreateDirectory(folder);
        var samples = new RunSamples(run, options.Samples, options.Corrections);
        using var ledger = new ExportLedger(Path.Combine(folder, "ledger.csv"), host);
        var classes = MapClasses.Of(samples.Classes, options.Background, ledger);
        var writer = new MapWriter(folder, classes, options, ledger);
        await foreach (var (index, read, broken) in samples.ReadAllAsync(ledger, cancel))
            if (read is null)
                ledger.Add(broken!.ToProblem(run.Dataset.Ids[index])); // It has no file; the run has said so too.
            else if (Flattening.Of(read.Own, classes, ledger) is { } map)
                writer.Write(read.Own, map, options.Format == MapFormat.Tiff ? read.Own.Where ?? await WhereOfAsync(run, index, ledger, cancel) : read.Own.Where);
        writer.Complete();
        ledger.Complete();
    }

    static async ValueTask<Georeference?> WhereOfAsync(IRun run, int index, ExportLedger ledger, CancellationToken cancel)
    {
        try
        {
            return await run.WhereOfAsync(index, cancel);
        }
        catch (DataException broken)
        {
            ledger.Add(broken.ToProblem(run.Dataset.Ids[index]));
            return null;
        }
    }
}
