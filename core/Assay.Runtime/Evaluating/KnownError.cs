namespace Assay.Runtime.Evaluating;

/// <summary>A label that is known to be wrong.</summary>
/// <param name="Sample">The sample's id.</param>
/// <param name="Kind">What is wrong with it: a way of injecting (<c>drop</c>), or a kind of findings (<c>omission</c>).</param>
public sealed record KnownError(string Sample, string Kind)
{
    /// <summary>How strong it was made, in the unit of its kind; null when nobody says.</summary>
    public double? Strength { get; init; }

    /// <summary>Pixels whose label is wrong.</summary>
    public double? ChangedPx { get; init; }

    /// <summary>Around them.</summary>
    public Box? Box { get; init; }

    /// <summary>Position among the audited labels' instances of the one that is wrong; null for one that is missing, and where no instance is concerned.</summary>
    public int? Instance { get; init; }

    /// <summary>An object without a label: in a review of instances only a reference's instance at <see cref="Box"/> can stand for it.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The item it is about, when a review says so.</summary>
    public string? Item { get; init; }

    /// <summary>Whether it is about an object, rather than about the sample.</summary>
    internal bool IsOfInstance => Instance is not null || IsMissing || Item is not null;
}
