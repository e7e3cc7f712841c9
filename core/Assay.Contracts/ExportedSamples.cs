namespace Assay;

/// <summary>Which samples of a run an output writes.</summary>
public enum ExportedSamples
{
    /// <summary>Every sample of the dataset.</summary>
    All,
    /// <summary>Those that no step dropped.</summary>
    Kept,
    /// <summary>Those with an item in the queue.</summary>
    Queued,
}
