using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>Coordinate reference systems: "EPSG:n" where EPSG numbers the whole of it, else WKT 2.</summary>
static unsafe class ReferenceSystem
{
    const string Epsg = "EPSG:";

    /// <summary>Of an open dataset; null when it names none.</summary>
    public static string? Of(nint dataset, Library library) => library.SpatialReference(dataset) is not 0 and var reference ? Number(reference, library) ?? Wkt(reference, library) : null;

    /// <summary>Gives it to a dataset that is being written.</summary>
    /// <exception cref="AssayException">GDAL does not know it.</exception>
    public static void Set(nint dataset, string crs, string path, Library library, Errors.Listening errors)
    {
        var number = crs.StartsWith(Epsg, StringComparison.OrdinalIgnoreCase) && int.TryParse(crs.AsSpan(Epsg.Length), out var n) ? n : (int?)null;
        using var wkt = new Text(number is null ? crs : "");
        var reference = library.NewReference(wkt.One);
        try
        {
            if (reference == 0 || (number is { } code && library.ImportEpsg(reference, code) != 0) || library.SetSpatialReference(dataset, reference) != 0)
                throw new AssayException("unwritable-image", $"{path}: GDAL does not know the reference system '{(crs.Length > 80 ? crs[..80] + "..." : crs)}', expected EPSG:n or WKT ({errors.Said ?? "no reason given"})");
        }
        finally
        {
            library.DestroyReference(reference);
        }
    }

    static string? Number(nint reference, Library library) =>
        Text.Of(library.AuthorityName(reference, null)) == "EPSG" && Text.Of(library.AuthorityCode(reference, null)) is { Length: > 0 } code ? Epsg + code : null;

    static string? Wkt(nint reference, Library library)
    {
        using var options = new Text("FORMAT=WKT2_2019");
        byte* text = null;
        var failed = library.ExportWkt(reference, &text, options.List) != 0;
        try
        {
            return !failed && Text.Of(text) is { Length: > 0 } wkt ? wkt : null;
        }
        finally
        {
            library.Free(text);
        }
    }
}
