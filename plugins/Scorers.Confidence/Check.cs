namespace Assay.Scorers.Confidence;

/// <summary>Which pixels have all their probabilities checked.</summary>
public enum Check
{
    /// <summary>A fixed 1 in 64.</summary>
    Lattice,
    /// <summary>Every pixel.</summary>
    All,
}
