using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Outputs.Predictions;

/// <summary>What a pipeline may say of a <c>predictions</c> output.</summary>
public sealed record PredictionsOptions
{
    [Description("The reference whose opinions are written.")]
    [Shorthand]
    public required ReferenceName Reference { get; init; }

    [Description("What is written: a COCO dataset (coco), COCO results with scores (coco_results), a PNG label map per sample (png), or probabilities as NPY per sample (npy).")]
    public Format Format { get; init; } = Format.Coco;

    [Description("The folder to write to; without it, predictions/ of the run folder.")]
    public OutputPath? Path { get; init; }

    [Description("Which samples: all that were audited, those that are kept, or those in the queue.")]
    public Samples Samples { get; init; } = Samples.All;

    [Description("Objects of less confidence are left out, and pixels whose best class is less probable are void. Objects without a confidence stay.")]
    [Range(0.0, 1.0)]
    public double MinConfidence { get; init; }

    [Description("For COCO files: what becomes an object. objects, as the reference gives them; or from label maps and probabilities, as RLE, a class of an image (classes) or a connected part of it (parts).")]
    public Segments Segments { get; init; } = Segments.Objects;

    [Description("Objects made of label maps with fewer pixels are left out.")]
    [Range(1, 1_000_000_000)]
    public int MinPixels { get; init; } = 1;

    [Description("What a file or image is called: as the dataset's image file, with its extension, as annotation tools expect it; or as the sample, so that the files join with the dataset here.")]
    public Names Names { get; init; } = Names.Image;

    [Description("Replace files that hold something else; without it that is an error.")]
    public bool Overwrite { get; init; }
}

/// <summary>Formats of predictions.</summary>
public enum Format
{
    /// <summary>Images, annotations and categories.</summary>
    Coco,
    /// <summary>A list of detections with scores.</summary>
    CocoResults,
    /// <summary>A label map per sample.</summary>
    Png,
    /// <summary>Class probabilities per sample.</summary>
    Npy,
}

/// <summary>Which samples are written.</summary>
public enum Samples
{
    /// <summary>All of the run.</summary>
    All,
    /// <summary>Those that no selector dropped.</summary>
    Kept,
    /// <summary>Those with an item in the queue.</summary>
    Queued,
}

/// <summary>What becomes an object of a COCO file.</summary>
public enum Segments
{
    /// <summary>The reference's instances.</summary>
    Objects,
    /// <summary>All pixels of a class in an image.</summary>
    Classes,
    /// <summary>Connected pixels of a class.</summary>
    Parts,
}

/// <summary>What names a file.</summary>
public enum Names
{
    /// <summary>The image file.</summary>
    Image,
    /// <summary>The sample.</summary>
    Sample,
}
