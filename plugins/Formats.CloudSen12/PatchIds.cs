namespace Assay.Formats.CloudSen12;

/// <summary>A patch is a region and a Sentinel-2 product; a region has several products, so neither alone is a name.</summary>
static class PatchIds
{
    /// <summary>The column that holds what a container calls its items.</summary>
    public const string TacoId = "tortilla:id";

    /// <summary>Region and product, a row each.</summary>
    /// <exception cref="DataException">A column is missing or a cell is empty.</exception>
    public static (string[] Rois, string[] Products) Columns(MetadataTable table, string file)
    {
        if (table.Find(TacoId) is { } ids)
        {
            var names = table.Find("roi_id");
            (string Roi, string Product)[] parts = [.. ids.Select((id, row) => Split(id!, names?[row]))];
            return ([.. parts.Select(part => part.Roi)], [.. parts.Select(part => part.Product)]);
        }
        return (Whole(table, file, "roi_id"), Whole(table, file, "s2_id_gee", "s2_id"));
    }

    /// <summary><c>ROI_0001__20190212T142031_...</c>; what is written otherwise is a product without a region.</summary>
    static (string, string) Split(string id, string? roi)
    {
        if (roi is { Length: > 0 } && id.StartsWith(roi, StringComparison.Ordinal) && id.Length > roi.Length && id[roi.Length] is '_' or '/' or '-')
            return (roi, id[roi.Length..].TrimStart('_', '/', '-'));
        return id.IndexOf("__", StringComparison.Ordinal) is > 0 and var at && at + 2 < id.Length ? (id[..at], id[(at + 2)..]) : ("", id);
    }

    static string[] Whole(MetadataTable table, string file, params string[] names)
    {
        var cells = table.FindAny(names) ?? throw new DataException("missing-column", $"there is no column '{string.Join("' or '", names)}', which CloudSEN12's metadata have; its columns are {string.Join(", ", table.Names.Take(20))}", file);
        var empty = Array.IndexOf(cells, null);
        return empty < 0 ? [.. cells.OfType<string>()] : throw new DataException("empty-cell", $"the column '{names[0]}' is empty, expected the name of a patch", file, $"row {empty + 1}");
    }

    /// <summary>The sample's id.</summary>
    public static string Of(string roi, string product) => roi.Length == 0 ? product : $"{roi}/{product}";
}
