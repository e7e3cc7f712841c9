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
        foreach (var index in samples.Positions)
            try
            {
                var sample = (await samples.ReadAsync(index, ledger, cancel)).Own;
                if (Flattening.Of(sample, classes, ledger) is { } map)
                    writer.Write(sample, map, options.Format == MapFormat.Tiff ? sample.Where ?? await run.WhereOfAsync(index, cancel) : sample.Where);
            }
            catch (DataException broken)
            {
                ledger.Add(broken.ToProblem(run.Dataset.Ids[index])); // It has no file; the run has said so too.
            }
        writer.Complete();
        ledger.Complete();
    }
}
