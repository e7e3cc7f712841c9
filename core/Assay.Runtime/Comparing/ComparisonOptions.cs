namespace Assay.Runtime.Comparing;

/// <summary>How two sources are to be compared.</summary>
/// <param name="Iou">From this overlap on, two objects are the same.</param>
/// <param name="ClassesById">Classes are joined by their numbers, not by their names.</param>
/// <param name="ImagesById">Images are joined by their ids, not by their file names.</param>
/// <param name="SizesByBox">Small, medium and large go by the box, not by the area.</param>
/// <param name="TieOrder">Which average precision is shown first.</param>
/// <param name="GoldIsB">B is taken for the truth.</param>
/// <param name="CrowdsAside">Matches with crowd regions count nothing.</param>
/// <param name="Contour">Distances between outlines: null where the step is installed.</param>
/// <param name="Top">How many classes stand for themselves.</param>
/// <param name="MinJoined">Least share of A's images that B must know; null: as pipelines have it.</param>
public sealed record ComparisonOptions(double Iou = 0.5, bool ClassesById = false, bool ImagesById = false, bool SizesByBox = false, string TieOrder = "fiftyone", bool GoldIsB = false, bool CrowdsAside = false,
    bool? Contour = null, int Top = 10, double? MinJoined = null);
