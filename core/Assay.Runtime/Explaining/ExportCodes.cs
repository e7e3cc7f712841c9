namespace Assay.Runtime.Explaining;

/// <summary>Codes of what formats lose when a dataset is written in them. Those that reading loses too stand with their formats.</summary>
static class ExportCodes
{
    public static readonly Explanation[] All =
    [
        new("boxes-as-areas", "Ledger of an export: objects that have a box alone are painted as whole boxes into a label map.",
            "outputs: [ { masks: {} } ] of a dataset of boxes", "Nothing; or export boxes as coco or cvat."),
        new("classes-renumbered", "Ledger of an export: a class number is negative or too large for a label map, so all classes are numbered 0, 1, 2, ...",
            "a COCO category of id 100000", "Nothing; dataset.yaml beside the label maps has the new numbers."),
        new("crowd-left-out", "Ledger of an export: the format has no mark for a region that holds many objects.",
            "COCO's iscrowd, written for SCANEO", "Nothing; or export as coco or cvat."),
        new("file-fields-left-out", "Ledger of an export: several COCO files become one, and what they say beside images, objects, classes and licences is taken from the first.",
            "two shards with different 'info'", "Nothing."),
        new("ids-renumbered", "Ledger of an export: ids of objects or images are other ones in the new file, because COCO wants numbers that are unique in a file.",
            "two shards that both have an annotation 11", "Nothing; verdicts of a run belong to the dataset that was audited."),
        new("image-details-left-out", "Ledger of an export: what the dataset says of images (licence, annotator, batch, date) has no place in CVAT's images.",
            "a COCO file with date_captured, written as cvat", "Nothing; or export as coco."),
        new("map-as-areas", "Ledger of an export: a label map is written as one segmentation a class.",
            "a label map, written for SCANEO", "Nothing."),
        new("no-place-left-out", "Ledger of an export: a sample does not say where it lies, or in a reference system that is not computed here; SCANEO's annotations are longitudes and latitudes.",
            "photographs, written for SCANEO", "Export GeoTIFFs in WGS84, web Mercator or WGS84 / UTM; photographs as coco or cvat."),
        new("objects-as-map", "Ledger of an export: objects became pixels of their classes; ids, sources, attributes, and which pixels are whose, are left out.",
            "outputs: [ { masks: {} } ] of a COCO dataset", "Nothing; or export as coco or cvat."),
        new("objects-beside-map", "Ledger of an export: a sample has a label map and objects; the map is written.",
            "coco_panoptic with label_map: true, written as masks", "Nothing; or export the objects as coco."),
        new("place-left-out", "Ledger of an export: the format does not hold where a sample lies on the ground.",
            "outputs: [ { masks: {} } ] of GeoTIFFs", "Write 'format: tiff'."),
        new("tags-left-out", "Ledger of an export: the format has no classes of whole images.",
            "tags of CVAT, written as coco", "Nothing; or export as cvat or scaneo."),
        new("tracks-left-out", "Ledger of an export: the format has no identities over frames.",
            "a track of CVAT, written for SCANEO", "Nothing; or export as coco or cvat."),
        new("unknown-as-void", "Ledger of an export: pixels whose number stands for no class are void in the new file.",
            "a value that 'ignore' names", "Nothing."),
        new("z-order-left-out", "Ledger of an export: the format has no order in which objects cover each other.",
            "z_order of CVAT, written for SCANEO", "Nothing; or export as coco or cvat."),
    ];
}
