namespace Assay.Kernels.Codecs;

/// <summary>Numbers of the fields that are read or written: TIFF 6.0, its supplement 1 (predictors), GeoTIFF 1.1 (OGC 19-008r4), and two of GDAL's own.</summary>
static class TiffTag
{
    public const ushort NewSubfileType = 254, Width = 256, Height = 257, BitsPerSample = 258, Compression = 259, Photometric = 262, FillOrder = 266, StripOffsets = 273,
        Orientation = 274, SamplesPerPixel = 277, RowsPerStrip = 278, StripByteCounts = 279, PlanarConfiguration = 284, Predictor = 317, ColorMap = 320, TileWidth = 322,
        TileHeight = 323, TileOffsets = 324, TileByteCounts = 325, ExtraSamples = 338, SampleFormat = 339, PixelScale = 33550, Tiepoints = 33922, Transformation = 34264,
        GeoKeys = 34735, GdalMetadata = 42112, GdalNoData = 42113;

    /// <summary>Values of <see cref="Photometric"/>.</summary>
    public const ushort BlackIsZero = 1, Rgb = 2, PaletteColor = 3, YCbCr = 6;
}
