namespace Assay.Outputs.GeoJson;

/// <summary>Findings, or the items of the queue, as features on the map.</summary>
[Component("geojson", "Findings or queue items as features on the map: GeoJSON, which QGIS opens.")]
public sealed class GeoJsonOutput(GeoJsonOptions options, IHost host) : IOutput
{
    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var name = options.Of == GeoJsonContent.Queue ? "queue" : "findings";
        var path = options.File?.Path ?? Path.Combine(run.Folder, name + ".geojson");
        using var writing = new Writing(run, path, name, options.Pixels);
        foreach (var entry in options.Of == GeoJsonContent.Queue ? Entries.OfQueue(run) : Entries.OfFindings(run))
        {
            cancel.ThrowIfCancellationRequested();
            await writing.AddAsync(entry, cancel);
        }
        foreach (var problem in writing.Complete())
            host.Report(problem);
    }
}
