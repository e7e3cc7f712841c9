namespace Assay.Kernels.Codecs;

/// <summary>What a sample of a TIFF image is. Samples of 1, 2 and 4 bits are handed out as bytes.</summary>
public enum TiffType
{
    /// <summary>byte.</summary>
    UInt8,
    /// <summary>sbyte.</summary>
    Int8,
    /// <summary>ushort.</summary>
    UInt16,
    /// <summary>short.</summary>
    Int16,
    /// <summary>uint.</summary>
    UInt32,
    /// <summary>int.</summary>
    Int32,
    /// <summary>float.</summary>
    Float32,
    /// <summary>double.</summary>
    Float64,
}

/// <summary>Sizes and files' codes of sample types.</summary>
static class TiffTypes
{
    public static int Size(this TiffType type) => type switch
    {
        TiffType.UInt8 or TiffType.Int8 => 1,
        TiffType.UInt16 or TiffType.Int16 => 2,
        TiffType.Float64 => 8,
        _ => 4,
    };

    public static bool IsFloat(this TiffType type) => type is TiffType.Float32 or TiffType.Float64;

    /// <summary>TIFF 6.0's SampleFormat: 1 unsigned, 2 signed, 3 floating point.</summary>
    public static ushort Format(this TiffType type) => type switch
    {
        TiffType.Float32 or TiffType.Float64 => 3,
        TiffType.Int8 or TiffType.Int16 or TiffType.Int32 => 2,
        _ => 1,
    };

    /// <summary>Null for what is not read: complex numbers, 64-bit integers, half floats and odd depths.</summary>
    public static TiffType? Of(long bits, long format) => (bits, format) switch
    {
        (1 or 2 or 4 or 8, 1 or 4) => TiffType.UInt8,
        (8, 2) => TiffType.Int8,
        (16, 1 or 4) => TiffType.UInt16,
        (16, 2) => TiffType.Int16,
        (32, 1 or 4) => TiffType.UInt32,
        (32, 2) => TiffType.Int32,
        (32, 3) => TiffType.Float32,
        (64, 3) => TiffType.Float64,
        _ => null,
    };

    public static TiffType Of<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte => TiffType.UInt8,
        TypeCode.SByte => TiffType.Int8,
        TypeCode.UInt16 => TiffType.UInt16,
        TypeCode.Int16 => TiffType.Int16,
        TypeCode.UInt32 => TiffType.UInt32,
        TypeCode.Int32 => TiffType.Int32,
        TypeCode.Single => TiffType.Float32,
        TypeCode.Double => TiffType.Float64,
        _ => throw new NotSupportedException($"TIFF images are written with integers of 8 to 32 bits, float or double, not {typeof(T).Name}"),
    };
}
