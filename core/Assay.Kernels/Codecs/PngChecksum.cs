using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// The CRC-32 of PNG chunks (ISO 3309, polynomial 0xEDB88320 reflected; PNG 1.2, section 3.4), eight bytes a step by eight tables ("slicing by 8",
/// Kounavis and Berry 2005). Processors compute another polynomial in hardware.
/// </summary>
static class PngChecksum
{
    static readonly uint[] Tables = Build();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan();
        var crc = uint.MaxValue;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var (low, high) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
            crc = tables[(int)(0x700 + (low & 0xFF))] ^ tables[(int)(0x600 + (low >> 8 & 0xFF))] ^ tables[(int)(0x500 + (low >> 16 & 0xFF))] ^ tables[(int)(0x400 + (low >> 24))]
                ^ tables[(int)(0x300 + (high & 0xFF))] ^ tables[(int)(0x200 + (high >> 8 & 0xFF))] ^ tables[(int)(0x100 + (high >> 16 & 0xFF))] ^ tables[(int)(high >> 24)];
        }
        foreach (var value in bytes)
            crc = tables[(int)((crc ^ value) & 0xFF)] ^ crc >> 8;
        return ~crc;
    }

    /// <summary>Table t at t * 256: the checksum of a byte followed by t zeros.</summary>
    static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (var value = 0; value < 256; value++)
        {
            var crc = (uint)value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
            tables[value] = crc;
        }
        for (var at = 256; at < tables.Length; at++)
            tables[at] = tables[tables[at - 256] & 0xFF] ^ tables[at - 256] >> 8;
        return tables;
    }
}
