namespace Assay.Scorers.Learning;

/// <summary>How the pixels of a sample become its value.</summary>
public enum Pooling
{
    /// <summary>Their mean.</summary>
    Mean,
    /// <summary>The highest.</summary>
    Max,
    /// <summary>The mean of the most uncertain share.</summary>
    Top,
}
