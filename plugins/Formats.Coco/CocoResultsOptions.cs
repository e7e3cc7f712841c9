using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Formats.Coco;

/// <summary>What a pipeline may say of a <c>coco_results</c> reference.</summary>
public sealed record CocoResultsOptions
{
    [Description("The results file, a list of objects with image_id, category_id, score and bbox or segmentation; or a glob of such files.")]
    public required InputPath Results { get; init; }

    [Description("Detections below this score are left out.")]
    [Range(0.0, 1.0)]
    public double MinScore { get; init; }

    [Description("The instances file (or glob) whose images say which file_name an image_id stands for. Not needed when sample ids are the image ids, or file names that hold them as COCO's do: 000000000042.jpg, COCO_val2014_000000000042.jpg.")]
    public InputPath? ImagesFrom { get; init; }
}
