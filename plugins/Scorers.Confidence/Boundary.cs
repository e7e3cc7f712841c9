namespace Assay.Scorers.Confidence;

/// <summary>What happens to pixels near a boundary between classes, where every model is unsure.</summary>
public enum Boundary
{
    /// <summary>They are scored like all others, as cleanlab does.</summary>
    Include,
    /// <summary>They are left out.</summary>
    Exclude,
}
