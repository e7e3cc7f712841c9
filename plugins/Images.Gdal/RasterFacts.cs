using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>What a raster file says of itself.</summary>
/// <param name="NoData">Of every band.</param>
/// <param name="Palette">What the numbers of its band stand for; the bands are then red, green and blue.</param>
/// <param name="IsSignedByte">GDAL before 3.7 calls signed bytes bytes, and says so beside it.</param>
sealed unsafe record RasterFacts(Size Size, PixelType Stored, IReadOnlyList<double?> NoData, IReadOnlyList<string> BandNames, Georeference? Where, Palette? Palette, bool IsSignedByte)
{
    /// <exception cref="DataException">It has no pixels, or complex ones.</exception>
    public static RasterFacts Of(nint dataset, string path, Library library)
    {
        var bands = Enumerable.Range(1, library.BandCount(dataset)).Select(number => library.Band(dataset, number)).ToArray();
        var (size, type) = (new Size(library.Width(dataset), library.Height(dataset)), bands.Select(band => library.BandType(band)).DefaultIfEmpty().Aggregate((a, b) => library.TypeUnion(a, b)));
        if (bands.Length == 0 || size.Area == 0)
            throw new DataException("broken-file", $"it is {size} with {bands.Length} bands, expected pixels", path);
        var stored = SampleTypes.Of(type)
            ?? throw new DataException(IImageFormat.Unsupported, $"its samples are of GDAL's type {type}, expected real numbers; write the parts of complex numbers as bands of their own", path);
        if (Signatures.HeaderOf(path) is { } header && new FileInfo(path).Length is var bytes && bytes < size.Area * bands.Length * SampleTypes.Bytes(stored))
            throw new DataException("broken-file", $"it has {bytes} bytes, its header {Path.GetFileName(header)} promises {size} pixels of {bands.Length} bands; write or copy the file again", path);
        var isSigned = stored == PixelType.UInt8 && IsSigned(bands[0], library);
        if (Palette.Of(bands, library) is { } palette)
            return new(size, PixelType.UInt8, [null, null, null], [], WhereOf(dataset, library), palette, false);
        var names = bands.Select(band => Text.Of(library.Description(band)) ?? "").ToArray();
        return new(size, isSigned ? PixelType.Int8 : stored, [.. bands.Select(band => NoDataOf(band, library))], names.All(name => name.Length == 0) ? [] : names, WhereOf(dataset, library), null, isSigned);
    }

    static double? NoDataOf(nint band, Library library)
    {
        int isSet;
        var value = library.NoData(band, &isSet);
        return isSet != 0 ? value : null;
    }

    static Georeference? WhereOf(nint dataset, Library library)
    {
        var numbers = new double[6];
        int failed;
        fixed (double* to = numbers)
            failed = library.Transform(dataset, to);
        return failed == 0 && ReferenceSystem.Of(dataset, library) is { } crs ? new(crs, numbers) : null;
    }

    static bool IsSigned(nint band, Library library)
    {
        using var names = new Text("PIXELTYPE", "IMAGE_STRUCTURE");
        return Text.Of(library.MetadataItem(band, names.List[0], names.List[1])) == "SIGNEDBYTE";
    }
}
