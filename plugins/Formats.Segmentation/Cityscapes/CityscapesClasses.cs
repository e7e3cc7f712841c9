namespace Assay.Formats.Segmentation.Cityscapes;

/// <summary>Cityscapes' classes: number, name, category, whether they have objects and whether the benchmark evaluates them (cityscapesScripts, helpers/labels.py). Numbers 0 to 6 are no classes.</summary>
sealed record CityscapesClasses(ClassList List, IReadOnlySet<int> Ignored)
{
    static readonly (int Id, string Name, string Category, bool HasObjects, bool IsEvaluated)[] All =
    [
        (7, "road", "flat", false, true), (8, "sidewalk", "flat", false, true), (9, "parking", "flat", false, false), (10, "rail track", "flat", false, false),
        (11, "building", "construction", false, true), (12, "wall", "construction", false, true), (13, "fence", "construction", false, true), (14, "guard rail", "construction", false, false),
        (15, "bridge", "construction", false, false), (16, "tunnel", "construction", false, false), (17, "pole", "object", false, true), (18, "polegroup", "object", false, false),
        (19, "traffic light", "object", false, true), (20, "traffic sign", "object", false, true), (21, "vegetation", "nature", false, true), (22, "terrain", "nature", false, true),
        (23, "sky", "sky", false, true), (24, "person", "human", true, true), (25, "rider", "human", true, true), (26, "car", "vehicle", true, true),
        (27, "truck", "vehicle", true, true), (28, "bus", "vehicle", true, true), (29, "caravan", "vehicle", true, false), (30, "trailer", "vehicle", true, false),
        (31, "train", "vehicle", true, true), (32, "motorcycle", "vehicle", true, true), (33, "bicycle", "vehicle", true, true),
    ];

    static readonly HashSet<string> Void = ["unlabeled", "ego vehicle", "rectification border", "out of roi", "static", "dynamic", "ground"];

    public static CityscapesClasses Of(bool evaluated) => new(new ClassList(All.Where(known => known.IsEvaluated || !evaluated).Select(known => new Class(known.Id, known.Name, known.Category))),
        All.Where(known => evaluated && !known.IsEvaluated).Select(known => known.Id).ToHashSet());

    /// <summary>0 to 6; in 8 bits, a licence plate, whose number is -1, is 255.</summary>
    public static bool IsVoid(int id) => id is < 7 or 255;

    /// <summary>Words of polygons that are no class; 'license plate' is one too.</summary>
    public static bool IsVoid(string name) => Void.Contains(name) || name == "license plate";

    public static bool HasObjects(int id) => Array.Exists(All, known => known.Id == id && known.HasObjects);

    /// <summary>The number of any class, evaluated or not.</summary>
    public static int? IdOf(string name) => Array.Find(All, known => known.Name == name) is { Name: not null } found ? found.Id : null;
}
