namespace Assay.Scorers.Sam;

/// <summary>What a label and the mask that answers it have in common.</summary>
/// <param name="Iou">Of masks, or of boxes where the label has no mask.</param>
/// <param name="Mean">Distance of both outlines, px.</param>
/// <param name="Signed">The same with a sign: positive, the label is the larger (loose).</param>
/// <param name="P95">95th percentile of the distances, px.</param>
/// <param name="Max">The largest distance, px.</param>
/// <param name="Area">The label's, in square pixels.</param>
/// <param name="Differing">What only one of both has, in square pixels.</param>
/// <param name="OfBoxes">Whether boxes were compared.</param>
sealed record Agreement(double Iou, double Mean, double Signed, double P95, double Max, double Area, double Differing, bool OfBoxes)
{
    /// <summary>The mean distance against the side of a square of the label's area: what makes objects of one size band comparable.</summary>
    public double Relative => Mean / Math.Sqrt(Math.Max(Area, 1));
}
