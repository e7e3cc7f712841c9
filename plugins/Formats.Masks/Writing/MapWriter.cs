using Assay.Kernels.Codecs;
using Assay.Kernels.Geodesy;

namespace Assay.Formats.Masks.Writing;

/// <summary>Writes label maps below a folder, and how a pipeline reads them.</summary>
sealed class MapWriter
{
    const string Folder = "labels";

    readonly string root;
    readonly MapClasses classes;
    readonly MapFormat format;
    readonly byte[]? palette;
    readonly ExportLedger ledger;
    readonly FileNames names;

    public MapWriter(string root, MapClasses classes, MasksOutputOptions options, ExportLedger ledger)
    {
        (this.root, this.classes, format, this.ledger) = (root, classes, options.Format, ledger);
        names = new FileNames(ledger);
        if (options.Palette && classes.Void != byte.MaxValue)
            throw new AssayException("id-too-large", $"a palette has room for ids below 255, the dataset has ids up to {classes.Classes.Max(known => known.Id)}; leave 'palette: true' out, or renumber the classes with map:");
        palette = options.Palette ? ClassColors.Palette() : null;
    }

    public void Write(Sample sample, ushort[] numbers, Georeference? where)
    {
        var path = Path.Combine(root, Folder, names.Of(sample) + (format == MapFormat.Tiff ? ".tif" : ".png"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var epsg = where is null || format == MapFormat.Png ? null : GroundReference.EpsgOf(where.Crs);
        if (where is not null && epsg is null)
            ledger.Add(Conversion.Dropped, "place-left-out", "where samples lie on the ground: PNG does not say, and TIFF only in systems with an EPSG number", 1, sample.Id);
        if (format == MapFormat.Tiff)
            WriteTiff(path, sample.Size, numbers, epsg, where);
        else
            PngFile.Write(path, Png(sample.Size, numbers));
    }

    bool IsNarrow => classes.Void == byte.MaxValue;

    PngImage Png(Size size, ushort[] numbers) => !IsNarrow ? PngImage.Grey(size.Width, size.Height, numbers)
        : palette is null ? PngImage.Grey(size.Width, size.Height, Narrow(numbers)) : PngImage.Indexed(size.Width, size.Height, Narrow(numbers), palette);

    static byte[] Narrow(ushort[] numbers) => Array.ConvertAll(numbers, number => (byte)number);

    void WriteTiff(string path, Size size, ushort[] numbers, int? epsg, Georeference? where)
    {
        var header = new TiffHeader(size.Width, size.Height, 1, IsNarrow ? TiffType.UInt8 : TiffType.UInt16)
        {
            Compression = TiffCompression.Deflate,
            NoData = classes.Void,
            Epsg = epsg,
            Transform = epsg is null ? null : where!.Transform,
            Palette = palette,
        };
        if (IsNarrow)
            TiffEncoder.Write<byte>(path, header, Narrow(numbers));
        else
            TiffEncoder.Write<ushort>(path, header, numbers);
    }

    public void Complete()
    {
        Directory.CreateDirectory(Path.Combine(root, Folder));
        File.WriteAllText(Path.Combine(root, "dataset.yaml"), $"""
            # A class per pixel; {classes.Void} is void.
            dataset:
              masks: {Folder}
              classes:
            {string.Join('\n', classes.Classes.Select(known => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"    {Quoted(known.Name)}: {known.Id}")))}
              ignore: [{classes.Void}]

            """);
    }

    static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
