namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>At how many pixels all classes are checked before a sample is learned from.</summary>
public enum FirstCheck
{
    /// <summary>256 in the middle.</summary>
    Glance,
    /// <summary>A fixed 1 in 64.</summary>
    Lattice,
    /// <summary>Every one.</summary>
    All,
}
