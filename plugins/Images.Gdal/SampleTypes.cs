using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>GDALDataType and what we call the same. Complex numbers have no counterpart.</summary>
static unsafe class SampleTypes
{
    public const int Byte = 1, Float32 = 6, SignedByte = 14;

    public static PixelType? Of(int type) => type switch
    {
        Byte => PixelType.UInt8,
        2 => PixelType.UInt16,
        3 => PixelType.Int16,
        4 => PixelType.UInt32,
        5 => PixelType.Int32,
        Float32 or 15 => PixelType.Float32, // 15: half, GDAL 3.11
        7 or 12 or 13 => PixelType.Float64, // 12, 13: integers of 64 bits
        SignedByte => PixelType.Int8, // GDAL 3.7
        _ => null,
    };

    /// <summary>GDAL's number; <see cref="PixelType.Int8"/> is <see cref="Byte"/> where GDAL does not know it yet.</summary>
    public static int Of(PixelType type, Library library) => type switch
    {
        PixelType.UInt8 => Byte,
        PixelType.Int8 => KnowsSignedByte(library) ? SignedByte : Byte,
        PixelType.UInt16 => 2,
        PixelType.Int16 => 3,
        PixelType.UInt32 => 4,
        PixelType.Int32 => 5,
        PixelType.Float32 => Float32,
        _ => 7,
    };

    public static int Bytes(PixelType type) => type switch { PixelType.UInt8 or PixelType.Int8 => 1, PixelType.UInt16 or PixelType.Int16 => 2, PixelType.Float64 => 8, _ => 4 };

    static bool KnowsSignedByte(Library library)
    {
        using var name = new Text("Int8");
        return library.TypeByName(name.One) == SignedByte;
    }
}
