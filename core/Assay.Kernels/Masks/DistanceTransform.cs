using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// Exact squared Euclidean distance of every pixel's centre to the nearest marked pixel's, and which one that is. Columns first, then the lower envelope of
/// parabolas along each row, in whole numbers (Meijster, Roerdink, Hesselink, A general algorithm for computing distance transforms in linear time, 2000, section 2).
/// </summary>
public static class DistanceTransform
{
    /// <summary>What <c>squared</c> holds where nothing is marked anywhere.</summary>
    public const long None = long.MaxValue;

    const int Far = 1 << 30; // Rows to a marked pixel of a column that has none.

    /// <summary>Measures. Which of several pixels equally far away is taken depends on nothing but the mask.</summary>
    /// <param name="marked">Row-major; any byte but 0 marks.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="squared">Row-major; 0 on marked pixels, <see cref="None"/> everywhere when none is marked.</param>
    /// <param name="nearest">Row-major positions of the nearest marked pixel, -1 when there is none.</param>
    /// <exception cref="ArgumentException">A span does not have width x height entries.</exception>
    public static void Find(ReadOnlySpan<byte> marked, int width, int height, Span<long> squared, Span<int> nearest)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (marked.Length != area || squared.Length != area || nearest.Length != area)
            throw new ArgumentException($"{marked.Length}, {squared.Length} and {nearest.Length} entries for {width}x{height} pixels");
        FindInColumns(marked, width, nearest);
        var envelope = new Envelope(width);
        var rows = new int[width];
        for (var y = 0; y < height; y++)
        {
            nearest.Slice(y * width, width).CopyTo(rows);
            envelope.Build(rows, Far);
            envelope.Write(squared.Slice(y * width, width), nearest.Slice(y * width, width));
            // From the column that is nearest to the pixel there: above when both are as near.
            foreach (ref var at in nearest.Slice(y * width, width))
                at = at < 0 ? -1 : rows[at] <= y && marked[(y - rows[at]) * width + at] != 0 ? (y - rows[at]) * width + at : (y + rows[at]) * width + at;
        }
    }

    /// <summary>Measures distances only, in less time.</summary>
    /// <param name="marked">Row-major; any byte but 0 marks.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="squared">Row-major; 0 on marked pixels, <see cref="int.MaxValue"/> everywhere when none is marked.</param>
    /// <exception cref="ArgumentException">A span does not have width x height entries, or the diagonal is longer than 46,340 pixels.</exception>
    public static void Find(ReadOnlySpan<byte> marked, int width, int height, Span<int> squared)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (marked.Length != area || squared.Length != area)
            throw new ArgumentException($"{marked.Length} and {squared.Length} entries for {width}x{height} pixels");
        if ((long)width * width + (long)height * height >= int.MaxValue)
            throw new ArgumentException($"squares of distances in {width}x{height} pixels do not fit into 31 bits; cut it into tiles");
        FindInColumns(marked, width, squared);
        var envelope = new Envelope(width);
        for (var y = 0; y < height; y++)
        {
            var row = squared.Slice(y * width, width);
            envelope.Build(row, Far);
            envelope.Write(row);
        }
    }

    /// <summary>Writes how many rows away the nearest marked pixel of each pixel's own column is; at least <see cref="Far"/> when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void FindInColumns(ReadOnlySpan<byte> marked, int width, Span<int> rows)
    {
        for (var x = 0; x < Math.Min(width, rows.Length); x++)
            rows[x] = marked[x] != 0 ? 0 : Far;
        ref var mark = ref MemoryMarshal.GetReference(marked);
        ref var row = ref MemoryMarshal.GetReference(rows);
        var i = width;
        // A vector reaches over the ends of rows: what it reads of the row before has been written, unless rows are shorter than it.
        for (; width >= 8 && i + 8 <= rows.Length; i += 8)
        {
            var next = Vector256.LoadUnsafe(ref row, (nuint)(i - width)) + Vector256<int>.One;
            (next & Vector256.Equals(Widened(ref mark, i), Vector256<int>.Zero)).StoreUnsafe(ref row, (nuint)i);
        }
        for (; i < rows.Length; i++)
            rows[i] = marked[i] != 0 ? 0 : rows[i - width] + 1;
        i = rows.Length - width;
        for (; width >= 8 && i - 8 >= 0; i -= 8)
        {
            var below = Vector256.LoadUnsafe(ref row, (nuint)(i - 8 + width)) + Vector256<int>.One;
            Vector256.Min(Vector256.LoadUnsafe(ref row, (nuint)(i - 8)), below).StoreUnsafe(ref row, (nuint)(i - 8));
        }
        for (i--; i >= 0; i--)
            rows[i] = Math.Min(rows[i], rows[i + width] + 1);
    }

    static Vector256<int> Widened(ref byte mark, int at)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref mark, at))).AsByte());
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }
}
