using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Options of <c>label_iou</c>.</summary>
public sealed record LabelIouOptions
{
    [Description("what the labels are compared with: probabilities (their arg-max) or a label map")]
    public ReferenceName? Reference { get; init; }

    [Description("classes that labels or reference lack: union = the mean runs over classes in either; label_only = over those in the labels; "
        + "all_zero, all_one = over all classes, one in neither scoring 0 or 1")]
    public AbsentClass Absent { get; init; } = AbsentClass.Union;

    [Description("pixels a class needs in the labels, or in the reference, to count as present there; 0 and 1 mean one pixel")]
    [Range(0, int.MaxValue)]
    public int MinPixels { get; init; }
}
