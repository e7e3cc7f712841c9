using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Formats.Cvat;

/// <summary>What a pipeline may say of a <c>cvat</c> dataset.</summary>
public sealed record CvatOptions
{
    [OneOf("source"), Shorthand]
    [Description("An export or backup of CVAT: an XML file (for images 1.1, for video 1.1), a zip archive, a folder with annotations.xml or annotations.json, or a folder or glob of several of these.")]
    public InputPath? Path { get; init; }

    [OneOf("source")]
    [Display(Prompt = "https://cvat.example.org")]
    [Description("The root of a CVAT server, in place of path; with one of project, task and job.")]
    public string? Url { get; init; }

    [Description("url: all tasks of this project.")]
    public int? Project { get; init; }

    [Description("url: this task, or these.")]
    public IReadOnlyList<int> Task { get; init; } = [];

    [Description("url: this job, or these; also ground truth and consensus jobs, which tasks and projects leave out.")]
    public IReadOnlyList<int> Job { get; init; } = [];

    [Description("url: the environment variable that holds a personal access token.")]
    public SecretName? TokenEnv { get; init; }

    [Description("url: whether images come as they were uploaded, or as the server shows them in the browser.")]
    public FrameQuality Quality { get; init; } = FrameQuality.Original;

    [Description("url: how the server is spoken to.")]
    public CvatConnection? Connection { get; init; }

    [Description("The folder that image names are relative to. Without it: 'images' (or 'data') beside the annotations or in the archive, when it is there, else there are labels only; of a server, its frames.")]
    public InputPath? Images { get; init; }

    [Description("What becomes of the shapes: objects; a class per pixel, where higher z_order covers lower; or only the tags of whole images.")]
    public CvatLabels Labels { get; init; } = CvatLabels.Instances;

    [Description("Kinds of shapes to read: box, polygon, polyline, points, ellipse, cuboid, skeleton, mask. The rest is left out and counted; none named: all.")]
    public IReadOnlyList<ShapeKind> Shapes { get; init; } = [];

    [Description("Only images of these subsets.")]
    public IReadOnlyList<string> Subset { get; init; } = [];

    [Description("An image without objects or tags says that there is nothing; false: it counts as not annotated. Left out: true of files, whose format cannot tell; of a server, true where the job's stage or state says that it was annotated.")]
    public bool? EmptyIsAnnotated { get; init; }

    [Description("With labels: label_map, the class of pixels that no shape covers; a new class unless the file declares it. Without it they are void.")]
    public string? Background { get; init; }

    [Description("In videos, take the frames between keyframes, which CVAT fills in by itself, for labels too.")]
    public bool Interpolated { get; init; }
}

/// <summary>Which of the images that a server has.</summary>
public enum FrameQuality
{
    /// <summary>As uploaded.</summary>
    Original,
    /// <summary>As shown in the browser: JPEG.</summary>
    Compressed,
}

/// <summary>What becomes of shapes.</summary>
public enum CvatLabels
{
    /// <summary>Objects.</summary>
    Instances,
    /// <summary>A class per pixel.</summary>
    LabelMap,
    /// <summary>Classes of whole images alone.</summary>
    Tags,
}

/// <summary>CVAT's shapes.</summary>
public enum ShapeKind
{
    /// <summary>A rectangle, perhaps rotated about its centre.</summary>
    Box,
    /// <summary>A closed outline.</summary>
    Polygon,
    /// <summary>An open line.</summary>
    Polyline,
    /// <summary>Single points.</summary>
    Points,
    /// <summary>An ellipse, perhaps rotated about its centre.</summary>
    Ellipse,
    /// <summary>A box in space, as its eight corners in the image.</summary>
    Cuboid,
    /// <summary>Points that belong together.</summary>
    Skeleton,
    /// <summary>Pixels.</summary>
    Mask,
    /// <summary>A class of the whole image; not a shape that 'shapes' can name alone, but it may stand there.</summary>
    Tag,
}
