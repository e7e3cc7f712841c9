using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>A connected region in which the labels say one class and the reference another.</summary>
/// <param name="Component">Its key is label &lt;&lt; 16 | reference.</param>
/// <param name="InBand">Pixels that an outline that is slightly off explains.</param>
/// <param name="Margin">The sum of margins over all its pixels.</param>
/// <param name="Suspicion">The sum of margins over pixels outside the band, in pixels.</param>
readonly record struct MeasuredRegion(ConnectedComponent Component, int InBand, double Margin, double Suspicion) : IComparable<MeasuredRegion>
{
    public int Label => (int)(Component.Key >> 16);

    public int Other => (int)(Component.Key & 0xFFFF);

    public double MeanMargin => Margin / Component.Area;

    public double BoundaryShare => (double)InBand / Component.Area;

    public Box Box => new(Component.Left, Component.Top, Component.Width, Component.Height);

    /// <summary>The most suspicious first; of equal ones the larger, then the one that begins further up or left.</summary>
    public int CompareTo(MeasuredRegion other)
    {
        var bySuspicion = other.Suspicion.CompareTo(Suspicion);
        var byArea = bySuspicion != 0 ? bySuspicion : other.Component.Area.CompareTo(Component.Area);
        return byArea != 0 ? byArea : Component.FirstPixel.CompareTo(other.Component.FirstPixel);
    }

    /// <summary>An outline; else, by what counts as nothing, an omission, an extra or a wrong label.</summary>
    public string Kind(Func<int, bool> isBackground) => InBand == Component.Area ? FindingKind.Inaccurate
        : (isBackground(Label), isBackground(Other)) switch
        {
            (true, false) => FindingKind.Omission,
            (false, true) => FindingKind.Extra,
            _ => FindingKind.WrongLabel,
        };
}
