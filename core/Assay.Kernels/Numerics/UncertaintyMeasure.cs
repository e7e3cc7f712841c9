namespace Assay.Kernels;

/// <summary>How unsure a distribution over classes is (Settles, Active Learning Literature Survey, 2009, section 3.1), brought to [0,1]: 0 = certain, 1 = all classes alike.</summary>
public enum UncertaintyMeasure
{
    /// <summary>-sum p ln p, over ln K.</summary>
    Entropy,
    /// <summary>1 - (highest - second highest).</summary>
    Margin,
    /// <summary>(1 - highest) K / (K - 1).</summary>
    LeastConfidence,
}
