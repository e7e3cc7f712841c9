namespace Assay.Runtime.Evaluating;

/// <summary>What counts as a correction.</summary>
/// <param name="MinPx">Label maps: regions of fewer changed pixels are none.</param>
/// <param name="SameOutline">Objects: from this intersection over union on, an outline has not changed.</param>
/// <param name="Background">Class names that mean "nothing here".</param>
public sealed record Correction(int MinPx = 16, double SameOutline = 0.9, IReadOnlyList<string>? Background = null)
{
    /// <summary>From this intersection over union on, two objects are the same one, whatever their classes.</summary>
    internal const double SameObject = 0.5;

    /// <summary>From this one on, two objects of one class that match nothing better are one object, badly drawn.</summary>
    internal const double Near = 0.1;

    /// <summary>How far an outline may be off and still explain a changed pixel.</summary>
    internal const int BandPx = 2;
}
