namespace Assay.Runtime.Demo;

/// <summary>How an annotator goes wrong.</summary>
public enum LabelErrorKind
{
    /// <summary>An object is missing: what surrounds it is labelled in its place.</summary>
    Drop,
    /// <summary>An object carries another class.</summary>
    Swap,
    /// <summary>An object is drawn in the wrong place.</summary>
    Shift,
}

/// <summary>An error that was put into the labels on purpose.</summary>
/// <param name="ClassFrom">What is really there; for a shift the object's class.</param>
/// <param name="ClassTo">What the label says: for a drop the class that most of the object's pixels got.</param>
/// <param name="Box">Around every pixel whose label is wrong.</param>
/// <param name="AreaPx">How many there are.</param>
/// <param name="Strength">Shift: pixels between the true and the drawn place. Drop and swap: 1, the whole object.</param>
public sealed record LabelError(string Sample, LabelErrorKind Kind, int ClassFrom, int ClassTo, Box Box, int AreaPx, double Strength);
