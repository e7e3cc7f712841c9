namespace Assay;

/// <summary>The unit of review.</summary>
public enum Unit
{
    /// <summary>A whole sample.</summary>
    Sample,
    /// <summary>An instance of the labels.</summary>
    Instance,
    /// <summary>An instance that only a reference has: an omission.</summary>
    Omission,
    /// <summary>A region of the sample.</summary>
    Region,
}

/// <summary>A place in a sample that is an item of its own.</summary>
/// <param name="Step">The id of the step that found it.</param>
/// <param name="Index">Position in that step's <see cref="Score.Regions"/>.</param>
/// <param name="Box">Where.</param>
public sealed record Region(string Step, int Index, Box Box);

/// <summary>An item of the queue.</summary>
/// <param name="Rank">1 is first.</param>
/// <param name="Id">A hash of sample, unit and identity (source id, else class and geometry): the same in a rerun and after a round trip through another tool.</param>
/// <param name="Sample">The sample's id.</param>
/// <param name="Unit">What it is.</param>
/// <param name="Instance">Position in the labels' instances, for an instance.</param>
/// <param name="ReferenceInstance">Position in the reference's instances, for an omission.</param>
/// <param name="Reference">The reference's id, for an omission.</param>
/// <param name="Reason">Why it is here.</param>
public sealed record Item(int Rank, string Id, string Sample, Unit Unit, int? Instance, int? ReferenceInstance, string? Reference, string Reason)
{
    /// <summary>The place, for a region; null for the rest.</summary>
    public Region? Region { get; init; }
}
