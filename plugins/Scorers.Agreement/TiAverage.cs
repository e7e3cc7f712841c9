namespace Assay.Scorers.Agreement;

/// <summary>How the classes of an image become one number.</summary>
public enum TiAverage
{
    /// <summary>The mean of the classes' F: a small class counts as much as a large one.</summary>
    Macro,
    /// <summary>The F of the classes' pooled counts: every pixel counts alike.</summary>
    Micro,
}
