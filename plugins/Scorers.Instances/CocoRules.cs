namespace Assay.Scorers.Instances;

/// <summary>Thresholds, sizes and places on the curve of COCO's evaluation (pycocotools 2.0.11, cocoeval.py, Params).</summary>
static class CocoRules
{
    /// <summary>0.50, 0.55, ... 0.95, with the bits that numpy's linspace gives them.</summary>
    public static readonly double[] Ious = [.. Enumerable.Range(0, 10).Select(i => i == 9 ? 0.95 : i * ((0.95 - 0.5) / 9) + 0.5)];

    /// <summary>Recalls at which precision is read: 0, 0.01, ... 1.</summary>
    public static readonly double[] Recalls = [.. Enumerable.Range(0, 101).Select(i => i == 100 ? 1 : i * 0.01)];

    /// <summary>Sizes in square pixels.</summary>
    public static readonly (string Name, double From, double To)[] Areas = [("all", 0, 1e10), ("small", 0, 1024), ("medium", 1024, 9216), ("large", 9216, 1e10)];

    /// <summary>Whether an object is none of a size. The COCO API counts both ends in.</summary>
    public static bool IsOutside(double area, int size, bool compat)
    {
        var (_, from, to) = Areas[size];
        return compat ? area < from || area > to : size > 0 && (area < from || to < 1e10 && area >= to);
    }

    /// <summary>The place of a size and a threshold among the bits of a <see cref="CocoHit"/>.</summary>
    public static int Bit(int size, int iou) => size * Ious.Length + iou;
}
