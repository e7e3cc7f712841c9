using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>The largest connected region where a reference decides for another class than the labels say: what a reviewer should look at first.</summary>
/// <param name="Label">What the labels say there.</param>
/// <param name="Other">What the reference says.</param>
/// <param name="Pixels">Its size; pixels that touch at a corner are connected.</param>
/// <param name="Where">Its box.</param>
readonly record struct DifferingRegion(int Label, int Other, int Pixels, Box Where)
{
    /// <summary>The largest of one pair of classes, or null when the maps agree; of equal ones the first in reading order.</summary>
    /// <param name="only">Regions that involve this class on either side; null: all.</param>
    public static DifferingRegion? FindLargest(Decided decided, int? only = null)
    {
        var size = decided.Labels.Size;
        DifferingRegion? largest = null;
        foreach (var region in ConnectedComponents.FindDifferences(decided.Labels.Ids, decided.Predicted, size.Width, size.Height, Neighbours.Eight).Components)
        {
            var (label, other) = ((int)(region.Key >> 16), (int)(region.Key & 0xFFFF));
            if ((only is null || only == label || only == other) && region.Area > (largest?.Pixels ?? 0))
                largest = new(label, other, region.Area, new Box(region.Left, region.Top, region.Width, region.Height));
        }
        return largest;
    }

    public string Describe(ClassList classes) => $"'{classes.NameOf(Label)}' where the reference says '{classes.NameOf(Other)}': {Pixels} px at ({Where.X},{Where.Y}) {Where.Width}x{Where.Height}";
/// <summary>A connected region in which the labels say one class and the reference another.</summary>
/// <param name="Component">Its key is label &lt;&lt; 16 | reference.</param>
/// <param name="InBand">Pixels that an outline that is slightly off explains.</param>
/// <param name="Margin">The sum of margins over all its pixels.</param>
/// <param name="Suspicion">The sum of margins over pixels outside the band, in pixels.</param>
readonly record struct DifferingRegion(ConnectedComponent Component, int InBand, double Margin, double Suspicion) : IComparable<DifferingRegion>
{
    public int Label => (int)(Component.Key >> 16);

    public int Other => (int)(Component.Key & 0xFFFF);

    public double MeanMargin => Margin / Component.Area;

    public double BoundaryShare => (double)InBand / Component.Area;

    public Box Box => new(Component.Left, Component.Top, Component.Width, Component.Height);

    /// <summary>The most suspicious first; of equal ones the larger, then the one that begins further up or left.</summary>
    public int CompareTo(DifferingRegion other)
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
