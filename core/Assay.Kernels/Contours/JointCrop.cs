using System.Buffers;
using System.Numerics;

namespace Assay.Kernels;

/// <summary>
/// Two masks of one frame, cut to the box that holds both and a margin of one pixel, a bit per pixel. Distances between them are the same as in the whole frame.
/// Rented memory: dispose of it. Not thread-safe.
/// </summary>
public sealed class JointCrop : IDisposable
{
    /// <summary>The longest side of a crop, in pixels: squares of distances stay within 31 bits.</summary>
    public const int LongestSide = 32_000;

    // Bit 0 and line 0 are margin; a line is a column of the frame, or a row when the masks come from maps.
    readonly int firstLine, firstBit, frameLines, frameLength;
    readonly bool linesAreRows;
    readonly ulong[] first, second;
    ulong[]? unknown;

    JointCrop((int Line, int Bit, int Lines, int Length) box, int frameLines, int frameLength, bool linesAreRows)
    {
        if (box.Lines > LongestSide || box.Length > LongestSide)
            throw new ArgumentException($"two masks that reach over {Math.Max(box.Lines, box.Length)} pixels are too far apart for a distance, at most {LongestSide}; cut the image into tiles");
        (firstLine, firstBit, this.frameLines, this.frameLength, this.linesAreRows) = (box.Line - 1, box.Bit - 1, frameLines, frameLength, linesAreRows);
        (Lines, Length) = (box.Lines + 2, box.Length + 2);
        Words = (Length + 63) / 64;
        (first, second) = (RentPlane(), RentPlane());
    }

    /// <summary>Lines and pixels a line, with the margin.</summary>
    internal int Lines { get; }

    /// <inheritdoc cref="Lines"/>
    internal int Length { get; }

    /// <summary>Words a line.</summary>
    internal int Words { get; }

    /// <summary>Pixels from a line to the next in arrays with an element a pixel; whole vectors.</summary>
    internal int Stride => (Length + 15) / 16 * 16;

    internal Span<ulong> First => first.AsSpan(0, Lines * Words);

    internal Span<ulong> Second => second.AsSpan(0, Lines * Words);

    /// <summary>Pixels that belong to no class on one of the sides; no contour is drawn against them.</summary>
    internal ReadOnlySpan<ulong> Unknown => unknown is null ? default : unknown.AsSpan(0, Lines * Words);

    /// <summary>Cuts out two masks kept as run lengths; null when both are empty.</summary>
    /// <param name="first">Background first, down the columns.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="width">Columns of the frame.</param>
    /// <param name="height">Rows of the frame.</param>
    /// <exception cref="ArgumentException">The runs do not sum to width x height, or the masks reach too far.</exception>
    public static JointCrop? Of(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second, int width, int height)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (RunLengths.Sum(first) != area || RunLengths.Sum(second) != area)
            throw new ArgumentException($"a {width}x{height} mask has {area} pixels; the runs sum to {RunLengths.Sum(first)} and {RunLengths.Sum(second)}");
        var box = Join(Box(first, height), Box(second, height));
        if (box.Lines == 0)
            return null;
        var crop = new JointCrop(box, width, height, linesAreRows: false);
        crop.Fill(first, crop.First);
        crop.Fill(second, crop.Second);
        return crop;
    }

    /// <summary>Cuts one class out of two label maps; null when neither has it. Pixels that are void (65535) in either are nothing in both, and no contour is drawn against them.</summary>
    /// <param name="first">Class ids, row-major.</param>
    /// <param name="second">Likewise.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="id">The class.</param>
    /// <exception cref="ArgumentException">A map does not have width x height pixels, or the class reaches too far.</exception>
    public static JointCrop? OfClass(ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second, int width, int height, ushort id)
    {
        if (first.Length != (long)width * height || second.Length != first.Length)
            throw new ArgumentException($"maps of {width}x{height} have {(long)width * height} pixels, got {first.Length} and {second.Length}");
        var box = Join(ClassBits.Box(first, second, width, height, id), ClassBits.Box(second, first, width, height, id));
        if (box.Lines == 0)
            return null;
        var crop = new JointCrop(box, height, width, linesAreRows: true);
        crop.unknown = crop.RentPlane();
        ClassBits.Fill(crop, first, second, width, id);
        return crop;
    }

    /// <summary>Pixels of the first mask.</summary>
    public long FirstArea => BitPlane.Count(First);

    /// <summary>Pixels of the second mask.</summary>
    public long SecondArea => BitPlane.Count(Second);

    /// <summary>Pixels of both masks.</summary>
    public long Shared
    {
        get
        {
            var sum = 0L;
            for (var i = 0; i < Lines * Words; i++)
                sum += BitOperations.PopCount(first[i] & second[i]);
            return sum;
        }
    }

    internal (int Line, int Bit) Origin => (firstLine, firstBit);

    /// <summary>Where a box of the crop lies in the frame.</summary>
    internal (int X, int Y, int Width, int Height) ToFrame(int line, int bit, int lines, int bits) =>
        linesAreRows ? (firstBit + bit, firstLine + line, bits, lines) : (firstLine + line, firstBit + bit, lines, bits);

    internal ulong[] RentPlane()
    {
        var plane = ArrayPool<ulong>.Shared.Rent(Lines * Words);
        plane.AsSpan(0, Lines * Words).Clear();
        return plane;
    }

    /// <summary>What no contour is drawn against: unknown pixels, and with foreground beyond the frame what lies there. Null when there is nothing of the kind.</summary>
    internal ulong[]? RentOpen(ContourBorder border)
    {
        if (unknown is null && border == ContourBorder.Background)
            return null;
        var open = RentPlane();
        Unknown.CopyTo(open);
        if (border == ContourBorder.Foreground)
            MarkOutside(open);
        return open;
    }

    internal Span<ulong> UnknownToFill => unknown.AsSpan(0, Lines * Words);

    void MarkOutside(Span<ulong> open)
    {
        for (var line = 0; line < Lines; line++)
        {
            var row = open.Slice(line * Words, Words);
            if (firstLine + line < 0 || firstLine + line >= frameLines)
                BitPlane.Set(row, 0, Length);
            if (firstBit < 0)
                BitPlane.Set(row, 0, 1);
            if (firstBit + Length > frameLength)
                BitPlane.Set(row, Length - 1, 1);
        }
    }

    void Fill(ReadOnlySpan<uint> runs, Span<ulong> plane)
    {
        var position = 0u;
        for (var i = 0; i < runs.Length; position += runs[i++])
            if (i % 2 == 1)
            {
                var (line, from) = Math.DivRem(position, (uint)frameLength);
                for (var left = runs[i]; left > 0;)
                {
                    var count = Math.Min(left, (uint)frameLength - from);
                    BitPlane.Set(plane.Slice(((int)line - firstLine) * Words, Words), (int)from - firstBit, (int)count);
                    (left, from, line) = (left - count, 0, line + 1);
                }
            }
    }

    static (int Line, int Bit, int Lines, int Length) Box(ReadOnlySpan<uint> runs, int height)
    {
        var (x, y, width, boxHeight) = RunBounds.Find(runs, height);
        return (x, y, width, boxHeight);
    }

    static (int Line, int Bit, int Lines, int Length) Join((int Line, int Bit, int Lines, int Length) a, (int Line, int Bit, int Lines, int Length) b)
    {
        if (a.Lines == 0 || b.Lines == 0)
            return a.Lines == 0 ? b : a;
        var (line, bit) = (Math.Min(a.Line, b.Line), Math.Min(a.Bit, b.Bit));
        return (line, bit, Math.Max(a.Line + a.Lines, b.Line + b.Lines) - line, Math.Max(a.Bit + a.Length, b.Bit + b.Length) - bit);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(first);
        ArrayPool<ulong>.Shared.Return(second);
        if (unknown is not null)
            ArrayPool<ulong>.Shared.Return(unknown);
    }
}
