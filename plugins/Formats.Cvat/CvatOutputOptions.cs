using System.ComponentModel;

namespace Assay.Formats.Cvat;

/// <summary>What a pipeline may say of a <c>cvat</c> output.</summary>
public sealed record CvatOutputOptions
{
    [Description("The XML file to write; its ledger is written beside it. Default: cvat/annotations.xml in the run folder.")]
    public OutputPath? To { get; init; }

    [Description("Which samples: all of the dataset, those that every step kept, or those in the queue.")]
    public CvatSamples Samples { get; init; } = CvatSamples.All;

    [Description("Apply what reviewers agreed on: an object that is 'extra' goes, an omission becomes an object. Other errors are counted and left to CVAT.")]
    public bool Corrections { get; init; }
}

/// <summary>Which samples to write.</summary>
public enum CvatSamples
{
    /// <summary>Every sample.</summary>
    All,
    /// <summary>Those that no step dropped.</summary>
    Kept,
    /// <summary>Those with an item in the queue.</summary>
    Queued,
}
