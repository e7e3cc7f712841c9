using Assay.Formats.Cvat.Labelling;

namespace Assay.Formats.Cvat.Writing;

/// <summary>What labels say that CVAT's XML for images does not hold.</summary>
static class Losses
{
    public static readonly CvatConversion
        Parts = new("polygon-parts-as-mask", Conversion.Flattened, "polygons of several parts are masks: a polygon of CVAT has one part"),
        BoxRounded = new("box-rounded", Conversion.Flattened, "boxes whose width or height differs in the last digit: CVAT keeps corners"),
        MapAsMasks = new("map-as-masks", Conversion.Flattened, "label maps are one mask a class"),
        VoidPixels = new("void-pixels-left-out", Conversion.Dropped, "pixels that belong to no class: CVAT has none"),
        NotAnnotated = new("not-annotated-as-empty", Conversion.Flattened, "samples that are not annotated are images without objects"),
        Ids = new("ids-left-out", Conversion.Dropped, "ids of objects: CVAT's XML has none"),
        Stated = new("stated-values-left-out", Conversion.Dropped, "areas and boxes that files state of objects"),
        Confidence = new("confidence-left-out", Conversion.Dropped, "confidences of objects"),
        NoGeometry = new("no-shape-left-out", Conversion.Dropped, "objects without a shape, or with one that has no pixel and no area"),
        ClassDetails = new("class-details-left-out", Conversion.Dropped, "numbers and supercategories of classes: CVAT has names"),
        VoidObjects = new("void-objects-left-out", Conversion.Dropped, "objects of classes that the pipeline ignores"),
        Tracks = new("tracks-as-attributes", Conversion.Flattened, "tracks are the attribute track_id of single objects: XML for images has no frames"),
        Text = new("text-changed", Conversion.Flattened, "texts with characters that XML cannot hold, or of blanks alone"),
        ImageDetails = new("image-details-left-out", Conversion.Dropped, "what the dataset says of images (licence, annotator, batch, date, ...)"),
        Names = new("name-changed", Conversion.Flattened, "image names that could leave a folder"),
        NotApplied = new("corrections-left-out", Conversion.Dropped, "verdicts that an export cannot apply by itself");
}
