using Assay.Formats.Scaneo.Writing;

namespace Assay.Formats.Scaneo;

/// <summary>Writes a dataset, its selection or its corrections as a campaign of SCANEO: GeoJSON through the place and reference system of each sample.</summary>
[Component("scaneo", "The dataset, its selection or its corrections as a campaign of SCANEO: GeoJSON files and spai.json.")]
public sealed class ScaneoOutput(ScaneoOutputOptions options, IHost host) : IOutput
{
    /// <inheritdoc/>
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var folder = options.To?.Path ?? Path.Combine(run.Folder, "scaneo");
        Directory.CreateDirectory(folder);
        var samples = new RunSamples(run, options.Samples, options.Corrections);
        using var ledger = new ExportLedger(Path.Combine(folder, "ledger.csv"), host);
        var campaign = new CampaignWriter(folder, samples.Classes, ledger);
        await foreach (var (index, read, unreadable) in samples.ReadAllAsync(ledger, cancel))
            try
            {
                if ((read ?? throw unreadable!).Own is { Labels: not null } sample)
                    campaign.Add(sample, sample.Where ?? await run.WhereOfAsync(index, cancel));
            }
            catch (DataException broken)
            {
                ledger.Add(broken.ToProblem(run.Dataset.Ids[index])); // It has no file; the run has said so too.
            }
        campaign.Complete();
        ledger.Complete();
    }
}
