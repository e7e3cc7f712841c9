using System.ComponentModel;

namespace Assay.Formats.Scaneo;

/// <summary>What a pipeline may say of a <c>scaneo</c> output.</summary>
public sealed record ScaneoOutputOptions
{
    [Description("The folder to write to: spai.json, a GeoJSON file for each annotated sample, and the ledger. Images are not copied; name their folder with images: when it is read. Default: scaneo/ in the run folder.")]
    public OutputPath? To { get; init; }

    [Description("Which samples: all of the dataset, those that every step kept, or those in the queue.")]
    public ExportedSamples Samples { get; init; } = ExportedSamples.All;

    [Description("Apply what reviewers agreed on; what cannot be applied is counted in the ledger.")]
    public bool Corrections { get; init; }
}
