namespace Assay.Runtime.Explaining;

/// <summary>Codes of what SCANEO's campaigns bring with them.</summary>
static class ScaneoCodes
{
    public static readonly Explanation[] All =
    [
        new("askew-box", "Ledger: a box along longitudes and latitudes lies askew on the image's pixels by more than half a pixel; the box around its corners is taken.",
            "a detection far from the middle of its UTM zone", "Nothing; or annotate images in EPSG:4326 or EPSG:3857."),
        new("holes-as-mask", "Ledger: an outline with holes is kept as a mask of its pixels.",
            "a MultiPolygon whose polygon has two rings", "Nothing."),
        new("missing-image", "A GeoJSON file of a campaign has no image of the same name; it is left out.",
            "north/a.geojson without north/a.tif", "Put the image there, or name its folder with 'images:'."),
        new("no-pixels", "Boxes and classes of images cannot become a class per pixel.",
            "scaneo: { path: campaign, task: detection, labels: label_map }", "Leave 'labels: label_map' out, or read segmentations."),
        new("not-scaneo", "The folder or file is none that SCANEO writes.",
            "a folder without spai.json", "Export the campaign again, and name the folder that holds spai.json."),
        new("other-tasks-left-out", "Ledger: annotations of other tasks than the one that is read. An image that has no others counts as not annotated.",
            "detections, with task: segmentation", "Read them with a dataset of their own: 'task: detection'."),
        new("outside-image", "An annotation lies wholly outside of its image; it is left out.",
            "the annotations of another scene under this one's name", "Look whether file names were mixed up."),
        new("several-tasks", "A campaign has annotations of more than one kind, and the pipeline does not say which to read.",
            "12 of segmentation, 3 of detection", "Say which: 'task: segmentation'."),
        new("shape-cut", "Ledger: an area reaches beyond its image; what lies outside is cut off.",
            "a brush stroke over the edge", "Nothing."),
        new("swapped-coordinates", "An annotation lies outside of its image, but inside when longitude and latitude are exchanged; it is left out.",
            "\"bbox\": [[12.55, 45.88], [12.56, 45.89]], longitudes first", "Exchange them in the file: geometries are [longitude, latitude], SCANEO's bbox is latitude first."),
        new("task-guessed", "Ledger: an annotation names no task; it is guessed from its bbox and outline.",
            "\"properties\": { \"label\": \"water\" }", "Nothing; or write 'task' into the properties."),
        new("unknown-task", "An annotation's task is none of SCANEO's; it is left out.",
            "\"task\": \"points\"", "Write segmentation, detection or classification."),
        new("unsupported-crs", "Coordinates are in a reference system that is not computed here.",
            "an image in EPSG:2154", "Reproject it (gdalwarp -t_srs EPSG:4326), to WGS84, web Mercator or WGS84 / UTM."),
    ];
}
