namespace Assay.Kernels;

/// <summary>Which pixels touch each other.</summary>
public enum Neighbours
{
    /// <summary>Those that share an edge.</summary>
    Four,
    /// <summary>Those that share an edge or a corner.</summary>
    Eight,
}
