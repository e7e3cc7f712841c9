using Assay.Images.Gdal.Native;
using Assay.Kernels.Images;

namespace Assay.Images.Gdal;

/// <summary>An open raster file; opening reads what it says of itself, windows are read as they are asked for. Pixels are the file's own numbers; palettes become red, green and blue.</summary>
sealed unsafe class GdalImage : IImage
{
    readonly string path;
    readonly Library library;
    readonly DatasetHandle dataset;
    readonly RasterFacts facts;

    public GdalImage(string path)
    {
        this.path = path;
        library = Library.Get();
        dataset = OpenRaster.Open(path, library);
        try
        {
            using var errors = Errors.Listen();
            facts = RasterFacts.Of(dataset.Dataset, path, library);
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    public Size Size => facts.Size;

    public int Bands => facts.NoData.Count;

    public PixelType Stored => facts.Stored;

    public IReadOnlyList<string> BandNames => facts.BandNames;

    public Georeference? Where => facts.Where;

    public double? NoData(int band) => facts.NoData[band];

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        BandWindow.Read((x, y, width, height, pixels) => ReadPixels(band, x, y, width, height, pixels), Size.Width, Size.Height, (window.X, window.Y, window.Width, window.Height),
            target.Width, target.Height, (float?)facts.NoData[band], to);
    }

    void ReadPixels(int band, int x, int y, int width, int height, Span<float> to)
    {
        using var errors = Errors.Listen();
        var (handle, failed) = (library.Band(dataset.Dataset, facts.Palette is null ? band + 1 : 1), 0);
        fixed (float* pixels = to)
            failed = library.RasterIO(handle, 0, x, y, width, height, pixels, width, height, SampleTypes.Float32, 0, 0, null);
        if (failed != 0 || errors.Failed)
            throw new DataException("broken-file", $"GDAL cannot read its pixels {x}..{x + width - 1}, {y}..{y + height - 1} ({errors.Said ?? "no reason given"}); write or copy the file again", path);
        if (facts.IsSignedByte)
            foreach (ref var value in to)
                value = value >= 128 ? value - 256 : value;
        if (facts.Palette?.Apply(to, band) is { } index)
            throw new DataException("broken-file", $"index {index} is beyond its palette; write the file again with a colour for every index", path);
    }

    public void Dispose() => dataset.Dispose();
}
