using System.Runtime.InteropServices;
using Assay.Kernels.Native;

namespace Assay.Images.Gdal.Native;

/// <summary>The functions of libgdal's C API that are used here (gdal.h, ogr_srs_api.h, cpl_error.h, cpl_conv.h; GDAL 3.4 or newer), as pointers. Loaded once, when first asked for; never freed.</summary>
sealed unsafe class Library
{
    static readonly Lazy<Library> Loaded = new(() => new Library(Find()));
    readonly nint handle;

    public readonly delegate* unmanaged<byte*, uint, byte**, byte**, byte**, nint> Open;
    public readonly delegate* unmanaged<nint, void> Close;
    public readonly delegate* unmanaged<nint, int> Width, Height, BandCount, BandType;
    public readonly delegate* unmanaged<nint, int, nint> Band;
    public readonly delegate* unmanaged<nint, int*, double> NoData;
    public readonly delegate* unmanaged<nint, double, int> SetNoData;
    public readonly delegate* unmanaged<nint, byte*> Description;
    public readonly delegate* unmanaged<nint, byte*, void> SetDescription;
    public readonly delegate* unmanaged<nint, byte*, byte*, byte*> MetadataItem;
    public readonly delegate* unmanaged<nint, double*, int> Transform, SetTransform;
    public readonly delegate* unmanaged<nint, nint> SpatialReference;
    public readonly delegate* unmanaged<nint, nint, int> SetSpatialReference;
    public readonly delegate* unmanaged<int, int, int> TypeUnion;
    public readonly delegate* unmanaged<nint, nint> ColorTable;
    public readonly delegate* unmanaged<nint, int> ColorCount;

    /// <summary>GDALGetColorEntryAsRGB: table, index, four shorts to fill.</summary>
    public readonly delegate* unmanaged<nint, int, short*, int> Color;
    public readonly delegate* unmanaged<byte*, int> TypeByName;

    /// <summary>GDALRasterIOEx: band, 0 to read or 1 to write, x, y, width, height of the window, buffer, its width, height, type, bytes from pixel to pixel and line to line, options.</summary>
    public readonly delegate* unmanaged<nint, int, int, int, int, int, void*, int, int, int, long, long, void*, int> RasterIO;
    public readonly delegate* unmanaged<byte*, nint> DriverByName;
    public readonly delegate* unmanaged<nint, byte*, int, int, int, int, byte**, nint> Create;

    public readonly delegate* unmanaged<byte*, nint> NewReference;
    public readonly delegate* unmanaged<nint, void> DestroyReference;
    public readonly delegate* unmanaged<nint, int, int> ImportEpsg;
    public readonly delegate* unmanaged<nint, byte*, byte*> AuthorityName, AuthorityCode;
    public readonly delegate* unmanaged<nint, byte**, byte**, int> ExportWkt;
    public readonly delegate* unmanaged<void*, void> Free;

    Library(nint handle)
    {
        this.handle = handle;
        Open = (delegate* unmanaged<byte*, uint, byte**, byte**, byte**, nint>)Export("GDALOpenEx");
        Close = (delegate* unmanaged<nint, void>)Export("GDALClose");
        Width = (delegate* unmanaged<nint, int>)Export("GDALGetRasterXSize");
        Height = (delegate* unmanaged<nint, int>)Export("GDALGetRasterYSize");
        BandCount = (delegate* unmanaged<nint, int>)Export("GDALGetRasterCount");
        BandType = (delegate* unmanaged<nint, int>)Export("GDALGetRasterDataType");
        Band = (delegate* unmanaged<nint, int, nint>)Export("GDALGetRasterBand");
        NoData = (delegate* unmanaged<nint, int*, double>)Export("GDALGetRasterNoDataValue");
        SetNoData = (delegate* unmanaged<nint, double, int>)Export("GDALSetRasterNoDataValue");
        Description = (delegate* unmanaged<nint, byte*>)Export("GDALGetDescription");
        SetDescription = (delegate* unmanaged<nint, byte*, void>)Export("GDALSetDescription");
        MetadataItem = (delegate* unmanaged<nint, byte*, byte*, byte*>)Export("GDALGetMetadataItem");
        Transform = (delegate* unmanaged<nint, double*, int>)Export("GDALGetGeoTransform");
        SetTransform = (delegate* unmanaged<nint, double*, int>)Export("GDALSetGeoTransform");
        SpatialReference = (delegate* unmanaged<nint, nint>)Export("GDALGetSpatialRef");
        SetSpatialReference = (delegate* unmanaged<nint, nint, int>)Export("GDALSetSpatialRef");
        TypeUnion = (delegate* unmanaged<int, int, int>)Export("GDALDataTypeUnion");
        ColorTable = (delegate* unmanaged<nint, nint>)Export("GDALGetRasterColorTable");
        ColorCount = (delegate* unmanaged<nint, int>)Export("GDALGetColorEntryCount");
        Color = (delegate* unmanaged<nint, int, short*, int>)Export("GDALGetColorEntryAsRGB");
        TypeByName = (delegate* unmanaged<byte*, int>)Export("GDALGetDataTypeByName");
        RasterIO = (delegate* unmanaged<nint, int, int, int, int, int, void*, int, int, int, long, long, void*, int>)Export("GDALRasterIOEx");
        DriverByName = (delegate* unmanaged<byte*, nint>)Export("GDALGetDriverByName");
        Create = (delegate* unmanaged<nint, byte*, int, int, int, int, byte**, nint>)Export("GDALCreate");
        NewReference = (delegate* unmanaged<byte*, nint>)Export("OSRNewSpatialReference");
        DestroyReference = (delegate* unmanaged<nint, void>)Export("OSRDestroySpatialReference");
        ImportEpsg = (delegate* unmanaged<nint, int, int>)Export("OSRImportFromEPSG");
        AuthorityName = (delegate* unmanaged<nint, byte*, byte*>)Export("OSRGetAuthorityName");
        AuthorityCode = (delegate* unmanaged<nint, byte*, byte*>)Export("OSRGetAuthorityCode");
        ExportWkt = (delegate* unmanaged<nint, byte**, byte**, int>)Export("OSRExportToWktEx");
        Free = (delegate* unmanaged<void*, void>)Export("VSIFree");
        Errors.Handle((delegate* unmanaged<delegate* unmanaged<int, int, byte*, void>, void*>)Export("CPLSetErrorHandler"));
        Settings.Apply((delegate* unmanaged<byte*, byte*, byte*>)Export("CPLGetConfigOption"), (delegate* unmanaged<byte*, byte*, void>)Export("CPLSetConfigOption"));
        ((delegate* unmanaged<void>)Export("GDALAllRegister"))();
    }

    /// <exception cref="AssayException">GDAL is not installed, hidden or too old; the message says how to install it.</exception>
    public static Library Get() => Loaded.Value;

    nint Export(string name) => NativeLibrary.TryGetExport(handle, name, out var function) ? function
        : throw new AssayException("missing-library", $"GDAL has no function {name}, expected GDAL 3.4 or newer; {KnownLibrary.Gdal.Advice}");

    static nint Find()
    {
        try
        {
            return NativeLibraries.Load(KnownLibrary.Gdal, folder: Path.GetDirectoryName(typeof(Library).Assembly.Location)).Handle;
        }
        catch (DllNotFoundException missing)
        {
            throw new AssayException("missing-library", missing.Message, missing);
        }
    }
}
