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
}
