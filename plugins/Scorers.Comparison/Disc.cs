namespace Assay.Scorers.Comparison;

/// <summary>A disc with the area of a square: what an outline that is off by so much all around does to overlaps, in theory.</summary>
static class Disc
{
    static double Radius(double side) => side / Math.Sqrt(Math.PI);

    /// <summary>Intersection over union with itself, grown by some pixels.</summary>
    public static double IouGrown(double side, double px) => Math.Pow(Radius(side) / (Radius(side) + px), 2);

    /// <summary>By how many pixels it may grow until its intersection over union with itself is down to this.</summary>
    public static double MostGrowth(double side, double iou) => Radius(side) * (1 / Math.Sqrt(iou) - 1);

    /// <summary>By how many it may shrink.</summary>
    public static double MostShrinking(double side, double iou) => Radius(side) * (1 - Math.Sqrt(iou));
}
