namespace Assay.Formats.Scaneo.Labelling;

/// <summary>One way in which SCANEO says more than labels here hold, or less.</summary>
sealed record ScaneoConversion(string Code, Conversion Kind, string Message);

/// <summary>All of them.</summary>
static class Conversions
{
    public static void Add(this SampleLedger ledger, ScaneoConversion conversion, long count, string? place) => ledger.Convert(conversion.Kind, conversion.Code, conversion.Message, place, count);

    public static readonly ScaneoConversion
        OtherTasks = new("other-tasks-left-out", Conversion.Dropped, "annotations of other tasks than the one that is read; an image with these alone counts as not annotated"),
        TaskGuessed = new("task-guessed", Conversion.Guessed, "annotations that name no task: with a bbox they are detections, with an outline segmentations, else classes of the image"),
        Askew = new("askew-box", Conversion.Flattened, "boxes along longitudes and latitudes lie askew on the image's pixels by more than half a pixel; they are the box around their corners"),
        Holes = new("holes-as-mask", Conversion.Flattened, "outlines with holes are masks of their pixels"),
        Cut = new("shape-cut", Conversion.Dropped, "areas reach beyond their image; what lies outside is cut off"),
        Covered = new("covered-pixels", Conversion.Flattened, "pixels that a later annotation of another class covers"),
        MapDetails = new("object-details-left-out", Conversion.Dropped, "ids and further properties of areas in a label map"),
        TagDetails = new("tag-details-left-out", Conversion.Dropped, "ids and further properties of classes of images: a tag here is its class alone");
}
