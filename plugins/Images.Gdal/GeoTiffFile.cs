using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>Writes GeoTIFF: tiles of 256 pixels, deflated with the predictor that suits the type, BigTIFF when it may have to be. It appears under its name when it is complete.</summary>
static unsafe class GeoTiffFile
{
    const long MostAtOnce = 1 << 22;

    public static void Write(string path, IImage image)
    {
        var library = Library.Get();
        var full = Path.GetFullPath(path);
        var unfinished = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var errors = Errors.Listen())
                Write(unfinished, path, image, library, errors);
            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be written: {e.Message}", path, inner: e);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }

    static void Write(string unfinished, string path, IImage image, Library library, Errors.Listening errors)
    {
        using (var dataset = Create(unfinished, path, image, library, errors))
        {
            Describe(dataset.Dataset, path, image, library, errors);
            for (var band = 0; band < image.Bands; band++)
                WriteBand(library.Band(dataset.Dataset, band + 1), path, image, band, library, errors);
        }
        // Closing writes what is still in memory.
        if (errors.Failed)
            throw Failure(path, errors);
    }

    static DatasetHandle Create(string unfinished, string path, IImage image, Library library, Errors.Listening errors)
    {
        using var driver = new Text("GTiff");
        using var name = new Text(unfinished);
        var type = SampleTypes.Of(image.Stored, library);
        using var options = new Text(["TILED=YES", "COMPRESS=DEFLATE", image.Stored is PixelType.Float32 or PixelType.Float64 ? "PREDICTOR=3" : "PREDICTOR=2", "INTERLEAVE=BAND", "BIGTIFF=IF_SAFER",
            .. NeedsSign(image, type) ? ["PIXELTYPE=SIGNEDBYTE"] : Array.Empty<string>()]);
        var dataset = library.Create(library.DriverByName(driver.One), name.One, image.Size.Width, image.Size.Height, image.Bands, type, options.List);
        return dataset != 0 ? new DatasetHandle(dataset) : throw Failure(path, errors);
    }

    static void Describe(nint dataset, string path, IImage image, Library library, Errors.Listening errors)
    {
        if (image.Where is { } where)
        {
            ReferenceSystem.Set(dataset, where.Crs, path, library, errors);
            fixed (double* numbers = where.Transform.ToArray())
                library.SetTransform(dataset, numbers);
        }
        for (var band = 0; band < image.BandNames.Count; band++)
            using (var name = new Text(image.BandNames[band]))
                library.SetDescription(library.Band(dataset, band + 1), name.One);
        var noData = Enumerable.Range(0, image.Bands).Select(image.NoData).Distinct().ToArray();
        if (noData.Length > 1)
            throw new AssayException("unwritable-image", $"{path}: the bands have {noData.Length} different values for no data, a GeoTIFF has one for all; give them one");
        if (noData[0] is { } value)
            library.SetNoData(library.Band(dataset, 1), value);
    }

    static void WriteBand(nint band, string path, IImage image, int index, Library library, Errors.Listening errors)
    {
        var (size, isSigned) = (image.Size, NeedsSign(image, library.BandType(band)));
        var rows = (int)Math.Clamp(MostAtOnce / size.Width / 256 * 256, 256, size.Height + 255L);
        var values = new float[(long)Math.Min(rows, size.Height) * size.Width];
        for (var y = 0; y < size.Height; y += rows)
        {
            var height = Math.Min(rows, size.Height - y);
            var strip = values.AsSpan(0, height * size.Width);
            image.Read(new Box(0, y, size.Width, height), index, new Size(size.Width, height), strip);
            if (isSigned)
                foreach (ref var value in strip)
                    value = MathF.Round(Math.Clamp(value, -128, 127)) is < 0 and var negative ? negative + 256 : value;
            fixed (float* pixels = strip)
                if (library.RasterIO(band, 1, 0, y, size.Width, height, pixels, size.Width, height, SampleTypes.Float32, 0, 0, null) != 0)
                    throw Failure(path, errors);
        }
    }

    static bool NeedsSign(IImage image, int type) => image.Stored == PixelType.Int8 && type == SampleTypes.Byte;

    static AssayException Failure(string path, Errors.Listening errors) =>
        new("unwritable-image", $"{path}: GDAL cannot write it ({errors.Said ?? "no reason given"}), expected a folder that can be written to and room on the disk");
}
