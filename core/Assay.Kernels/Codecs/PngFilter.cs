using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels.Codecs;

/// <summary>
/// The five row filters of PNG 1.2, section 6, undone. A row is predicted from bytes to its left (a), above (b) and above left (c), where "left" is one
/// pixel, at least a byte, back; everything is modulo 256. The loops are compiled once and fully: short runs would otherwise spend their time in unoptimised code.
/// </summary>
static class PngFilter
{
    public const byte None = 0, Sub = 1, Up = 2, Average = 3, Paeth = 4;

    /// <summary>Undoes a filter; <paramref name="previous"/> is empty for the first row, <paramref name="y"/> serves the error.</summary>
    public static void Undo(byte filter, ReadOnlySpan<byte> raw, ReadOnlySpan<byte> previous, Span<byte> row, int distance, int y)
    {
        // The row above the first one counts as zeros: Up is then None, and Paeth is Sub.
        switch (filter)
        {
            case None or Up when previous.IsEmpty || filter == None:
                raw.CopyTo(row);
                break;
            case Up:
                UndoUp(raw, previous, row);
                break;
            case Sub or Paeth when previous.IsEmpty || filter == Sub:
                UndoSub(raw, row, distance);
                break;
            case Average:
                UndoAverage(raw, previous.IsEmpty ? new byte[row.Length] : previous, row, distance);
                break;
            case Paeth when distance == 1:
                UndoPaeth(raw, previous, row);
                break;
            case Paeth:
                UndoPaeth(raw, previous, row, distance);
                break;
            default:
                throw new InvalidDataException($"row {y}: filter {filter} does not exist, expected 0 to 4; the file is damaged");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UndoUp(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> previous, Span<byte> row)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(raw[i..]) + new Vector<byte>(previous[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] = (byte)(raw[i] + previous[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UndoSub(ReadOnlySpan<byte> raw, Span<byte> row, int distance)
    {
        var i = distance == 1 ? SumPrefixes(raw, row) : distance;
        if (distance > 1)
            raw[..distance].CopyTo(row);
        for (; i < row.Length; i++)
            row[i] = (byte)(raw[i] + (i < distance ? 0 : row[i - distance]));
    }

    /// <summary>Running sums, sixteen at a time: four shifted additions, then the last sum so far. Returns how many bytes are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int SumPrefixes(ReadOnlySpan<byte> raw, Span<byte> row)
    {
        var (i, sum) = (0, Vector128<byte>.Zero);
        for (; i <= row.Length - 16; i += 16)
        {
            var v = Vector128.Create(raw.Slice(i, 16));
            // Lanes without a source (index 255) become zero.
            v += Vector128.Shuffle(v, Vector128.Create(255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, (byte)14));
            v += Vector128.Shuffle(v, Vector128.Create(255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, (byte)13));
            v += Vector128.Shuffle(v, Vector128.Create(255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)11));
            v += Vector128.Shuffle(v, Vector128.Create(255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 4, 5, 6, (byte)7));
            v += sum;
            v.CopyTo(row[i..]);
            sum = Vector128.Create(row[i + 15]);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UndoAverage(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> previous, Span<byte> row, int distance)
    {
        for (var i = 0; i < distance && i < row.Length; i++)
            row[i] = (byte)(raw[i] + (previous[i] >> 1));
        for (var i = distance; i < row.Length; i++)
            row[i] = (byte)(raw[i] + (row[i - distance] + previous[i] >> 1));
    }

    /// <summary>One byte per pixel: the dependency on the byte before is kept in a register. Label maps mostly take the first two branches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UndoPaeth(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> previous, Span<byte> row)
    {
        previous = previous[..raw.Length];
        row = row[..raw.Length];
        int a = 0, c = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            int b = previous[i];
            a = (byte)(raw[i] + (b == c ? a : a == c ? b : Predict(a, b, c)));
            row[i] = (byte)a;
            c = b;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void UndoPaeth(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> previous, Span<byte> row, int distance)
    {
        for (var i = 0; i < distance && i < row.Length; i++)
            row[i] = (byte)(raw[i] + previous[i]);
        for (var i = distance; i < row.Length; i++)
            row[i] = (byte)(raw[i] + Predict(row[i - distance], previous[i], previous[i - distance]));
    }

    /// <summary>Applies a filter: the filter's byte, then the residues. <paramref name="previous"/> holds zeros for the first row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> previous, Span<byte> filtered, int distance)
    {
        filtered[0] = filter;
        var residues = filtered[1..];
        for (var i = 0; i < row.Length; i++)
        {
            int a = i < distance ? 0 : row[i - distance], b = previous[i], c = i < distance ? 0 : previous[i - distance];
            residues[i] = (byte)(row[i] - filter switch { None => 0, Sub => a, Up => b, Average => a + b >> 1, _ => Predict(a, b, c) });
        }
    }

    /// <summary>Whichever of a, b, c lies nearest to a + b - c; ties in that order.</summary>
    public static int Predict(int a, int b, int c)
    {
        var (toA, toB, toC) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - c - c));
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }
}
