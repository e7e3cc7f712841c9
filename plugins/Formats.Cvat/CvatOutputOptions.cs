using System.ComponentModel;

namespace Assay.Formats.Cvat;

/// <summary>What a pipeline may say of a <c>cvat</c> output.</summary>
public sealed record CvatOutputOptions
{
    [Description("The XML file to write; its ledger is written beside it. Default: cvat/annotations.xml in the run folder.")]
    public OutputPath? To { get; init; }

    [Description("Which samples: all of the dataset, those that every step kept, or those in the queue.")]
    public ExportedSamples Samples { get; init; } = ExportedSamples.All;

    [Description("Apply what reviewers agreed on; what cannot be applied is counted in the ledger.")]
    public bool Corrections { get; init; }
}
