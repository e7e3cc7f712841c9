using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Turns an unpacked block into samples of the machine's byte order and undoes predictors: 2, each sample less the one a pixel before (TIFF 6.0, section 14), and 3, that on the
/// bytes of floats sorted by significance (Adobe's TIFF technical note 3). <see cref="Apply"/> is the way there.
/// </summary>
static class TiffPredictor
{
    /// <param name="rows">Rows one after the other.</param>
    /// <param name="rowBytes">Bytes of a row.</param>
    /// <param name="stride">Samples of a pixel that stand side by side.</param>
    /// <param name="size">Bytes of a sample.</param>
    /// <param name="predictor">1 for none, 2 or 3.</param>
    /// <param name="swap">Samples have the other byte order.</param>
    public static void Undo(Span<byte> rows, int rowBytes, int stride, int size, int predictor, bool swap)
    {
        if (predictor == 3)
        {
            var scratch = new byte[rowBytes];
            for (var at = 0; at < rows.Length; at += rowBytes)
                Gather(rows.Slice(at, rowBytes), scratch, stride, size);
            return;
        }
        if (swap)
            Swap(rows, size);
        if (predictor == 2)
            for (var at = 0; at < rows.Length; at += rowBytes)
                Sum(rows.Slice(at, rowBytes), stride, size);
    }

    public static void Swap(Span<byte> bytes, int size)
    {
        if (size == 2)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(bytes), MemoryMarshal.Cast<byte, ushort>(bytes));
        else if (size == 4)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(bytes), MemoryMarshal.Cast<byte, uint>(bytes));
        else if (size == 8)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ulong>(bytes), MemoryMarshal.Cast<byte, ulong>(bytes));
    }

    static void Sum(Span<byte> row, int stride, int size)
    {
        switch (size)
        {
            case 1: Sum(row, stride); break;
            case 2: Sum(MemoryMarshal.Cast<byte, ushort>(row), stride); break;
            case 4: Sum(MemoryMarshal.Cast<byte, uint>(row), stride); break;
            default: Sum(MemoryMarshal.Cast<byte, ulong>(row), stride); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum<T>(Span<T> row, int stride) where T : unmanaged, IBinaryInteger<T>
    {
        if (stride == 1)
        {
            var sum = T.Zero;
            foreach (ref var value in row)
                value = sum += value;
            return;
        }
        for (var i = stride; i < row.Length; i++)
            row[i] += row[i - stride];
    }

    /// <summary>Sums bytes, then puts those of each float together, which stand by significance, the highest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Gather(Span<byte> row, Span<byte> scratch, int stride, int size)
    {
        Sum(row, stride);
        row.CopyTo(scratch);
        var count = row.Length / size;
        for (var significance = 0; significance < size; significance++)
        {
            var from = scratch.Slice(significance * count, count);
            var to = BitConverter.IsLittleEndian ? size - 1 - significance : significance;
            for (var i = 0; i < from.Length; i++)
                row[i * size + to] = from[i];
        }
    }

    /// <summary>Applies predictor 2 (integers) or 3 (floats) to a row of samples in the machine's byte order; <paramref name="scratch"/> is as long.</summary>
    public static void Apply(Span<byte> row, Span<byte> scratch, int stride, int size, bool floats)
    {
        if (!floats)
        {
            switch (size)
            {
                case 1: Subtract(row, stride); break;
                case 2: Subtract(MemoryMarshal.Cast<byte, ushort>(row), stride); break;
                default: Subtract(MemoryMarshal.Cast<byte, uint>(row), stride); break;
            }
            return;
        }
        row.CopyTo(scratch);
        var count = row.Length / size;
        for (var significance = 0; significance < size; significance++)
        {
            var from = BitConverter.IsLittleEndian ? size - 1 - significance : significance;
            for (var i = 0; i < count; i++)
                row[significance * count + i] = scratch[i * size + from];
        }
        Subtract(row, stride);
    }

    static void Subtract<T>(Span<T> row, int stride) where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = row.Length - 1; i >= stride; i--)
            row[i] -= row[i - stride];
    }
}
