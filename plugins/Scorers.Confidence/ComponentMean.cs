namespace Assay.Scorers.Confidence;

/// <summary>What one number is made of many components' numbers.</summary>
public enum ComponentMean
{
    /// <summary>The mean over components, each weighing the same.</summary>
    Mean,
    /// <summary>The lowest.</summary>
    Worst,
}
