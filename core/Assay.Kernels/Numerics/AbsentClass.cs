namespace Assay.Kernels;

/// <summary>What a macro mean does with classes that labels or prediction lack. scikit-learn's names for the first and third: no <c>labels=</c>, and <c>labels=</c> all classes with <c>zero_division=0</c>.</summary>
public enum AbsentClass
{
    /// <summary>The mean runs over classes in the labels or in the prediction; one that only one of them has scores 0.</summary>
    Union,
    /// <summary>The mean runs over classes in the labels.</summary>
    LabelOnly,
    /// <summary>The mean runs over all classes; one that neither has scores 0.</summary>
    AllZero,
    /// <summary>The mean runs over all classes; one that neither has scores 1.</summary>
    AllOne,
}
