namespace Assay.Formats.Cvat.Labelling;

/// <summary>One way in which CVAT says more than labels here hold.</summary>
sealed record CvatConversion(string Code, Conversion Kind, string Message)
{
    public Problem Of(long count, string? file = null, string? place = null, string? sample = null) => new(Code, Message) { Conversion = Kind, Count = count, File = file, Place = place, Sample = sample };
}

/// <summary>All of them.</summary>
static class Conversions
{
    public static void Add(this SampleLedger ledger, CvatConversion conversion, long count, string? place) => ledger.Convert(conversion.Kind, conversion.Code, conversion.Message, place, count);

    public static readonly CvatConversion
        RotatedBox = new("rotated-box-as-polygon", Conversion.Flattened, "rotated boxes are polygons of their four corners"),
        Ellipse = new("ellipse-as-mask", Conversion.Flattened, "ellipses are masks of the pixels whose centres they hold"),
        Cuboid = new("cuboid-as-outline", Conversion.Flattened, "cuboids are the outline around their eight corners"),
        Polyline = new("polyline-as-box", Conversion.Flattened, "polylines have no area; they are the box around them"),
        Points = new("points-as-box", Conversion.Flattened, "points have no area; they are the box around them"),
        Skeleton = new("skeleton-as-box", Conversion.Flattened, "skeletons are the box around their visible points"),
        Elements = new("skeleton-points-left-out", Conversion.Dropped, "points of skeletons are not kept one by one"),
        NoExtent = new("shape-without-extent", Conversion.Flattened, "shapes in one point or in one row or column have no box; they have a class and no geometry"),
        Interpolated = new("interpolated-left-out", Conversion.Dropped, "shapes between keyframes are no labels: nobody drew them; 'interpolated: true' takes them"),
        InterpolatedUsed = new("interpolated-used", Conversion.Guessed, "shapes between keyframes count as labels, although nobody drew them"),
        Outside = new("outside-left-out", Conversion.Dropped, "shapes that say that a track is not visible are no objects"),
        OtherShapes = new("shapes-left-out", Conversion.Dropped, "shapes that the options leave out"),
        TagDetails = new("tag-details-left-out", Conversion.Dropped, "attributes, source and group of tags: a tag here is its class alone"),
        MapDetails = new("object-details-left-out", Conversion.Dropped, "objects in a label map keep their class alone; source, group, attributes and tracks are left out"),
        NoArea = new("no-area-left-out", Conversion.Dropped, "shapes without area (polylines, points, skeletons) have no pixels in a label map"),
        Covered = new("covered-pixels", Conversion.Flattened, "pixels of shapes that a shape of another class covers, by z_order"),
        Ties = new("z-order-ties", Conversion.Guessed, "pixels of two classes with one z_order; the shape that stands later in the file covers"),
        MaskCut = new("mask-cut", Conversion.Dropped, "pixels of masks that lie outside of their image"),
        Clash = new("attribute-name-taken", Conversion.Dropped, "what CVAT itself says of objects (occluded, group, shape, rotation) where an attribute of the file has that name"),
        Empty = new("empty-as-annotated", Conversion.Guessed, "images without objects and tags count as annotated: there is nothing; 'empty_is_annotated: false' says that nobody has looked"),
        EmptyOpen = new("empty-as-not-annotated", Conversion.Guessed, "images without objects and tags count as not annotated; 'empty_is_annotated: true' says that there is nothing"),
        SizeGuessed = new("size-guessed", Conversion.Guessed, "images whose size neither the annotations nor an image file states are as large as their shapes reach"),
        LabelsGuessed = new("labels-guessed", Conversion.Guessed, "classes of files that declare no labels, in the order in which objects name them"),
        DeletedFrames = new("deleted-frames-left-out", Conversion.Dropped, "frames that were deleted from their task on the server"),
        SharedFrames = new("shared-frames-left-out", Conversion.Dropped, "frames that stand in two jobs of a task (its overlap): the earlier job's labels are taken"),
        OtherJobs = new("other-jobs-left-out", Conversion.Dropped, "ground truth and consensus jobs, and in projects tasks that were made to annotate frames again; 'job:' and 'task:' with their numbers read them"),
        SpaceJobs = new("point-clouds-left-out", Conversion.Dropped, "jobs of point clouds: there is no image"),
        EmptyByState = new("empty-as-annotated", Conversion.Guessed, "images without objects and tags count as annotated: their job is completed, or in validation or acceptance"),
        EmptyOpenByState = new("empty-as-not-annotated", Conversion.Guessed, "images without objects and tags count as not annotated: their job is not done; 'empty_is_annotated: true' says that there is nothing"),
        OtherSubsets = new("subset-left-out", Conversion.Dropped, "images of other subsets"),
        UnknownFields = new("unknown-fields", Conversion.Dropped, "fields of objects that CVAT's formats do not have");

    /// <summary>What becomes of a kind of shape; null: it is taken over as it is.</summary>
    public static CvatConversion? Of(ShapeKind kind, double rotation) => kind switch
    {
        ShapeKind.Box => rotation == 0 ? null : RotatedBox,
        ShapeKind.Ellipse => Ellipse,
        ShapeKind.Cuboid => Cuboid,
        ShapeKind.Polyline => Polyline,
        ShapeKind.Points => Points,
        ShapeKind.Skeleton => Skeleton,
        _ => null,
    };
}
