namespace Assay.Formats.Coco.Writing;

/// <summary>What labels say that an instances file does not hold.</summary>
static class Losses
{
    public static void MapAsMasks(this ExportLedger ledger, string sample) => ledger.Add(Conversion.Flattened, "map-as-masks", "label maps are one mask a class", 1, sample);

    public static void VoidPixels(this ExportLedger ledger, long count, string sample) => ledger.Add(Conversion.Dropped, "void-pixels-left-out", "pixels that belong to no class: COCO has none", count, sample);

    public static void NotAnnotated(this ExportLedger ledger, string sample) => ledger.Add(Conversion.Flattened, "not-annotated-as-empty", "samples that are not annotated are images without objects", 1, sample);

    public static void Tags(this ExportLedger ledger, long count, string sample) => ledger.Add(Conversion.Dropped, "tags-left-out", "classes of whole images: an instances file has objects alone", count, sample);

    public static void NoGeometry(this ExportLedger ledger, string sample) => ledger.Add(Conversion.Dropped, "no-shape-left-out", "objects without a shape, or with one that spans nothing", 1, sample);

    public static void Renumbered(this ExportLedger ledger, string sample) => ledger.Add(Conversion.Flattened, "ids-renumbered", "ids of objects or images that are no numbers of their own in one file", 1, sample);

    public static void NameTaken(this ExportLedger ledger, string sample) =>
        ledger.Add(Conversion.Dropped, "attribute-name-taken", "attributes of objects called source or z_order, where the objects have a source or an order themselves", 1, sample);

    public static void Name(this ExportLedger ledger, string sample) => ledger.Add(Conversion.Flattened, "name-changed", "image names that could leave a folder", 1, sample);

    public static void FileFields(this ExportLedger ledger, string what) => ledger.Add(Conversion.Dropped, "file-fields-left-out", what, 1, null);
}
