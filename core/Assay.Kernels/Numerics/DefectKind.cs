namespace Assay.Kernels;

/// <summary>What is wrong with a probability.</summary>
public enum DefectKind
{
    /// <summary>NaN.</summary>
    NotANumber,
    /// <summary>Below 0.</summary>
    Negative,
    /// <summary>Above 1.</summary>
    AboveOne,
    /// <summary>The classes of a pixel do not sum to 1.</summary>
    SumOff,
}
