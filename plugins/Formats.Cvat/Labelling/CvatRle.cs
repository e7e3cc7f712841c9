using Assay.Formats.Cvat.Reading;
using Assay.Kernels;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>CVAT's masks, which are runs along the rows of a box, background first, to and from COCO's, which go down the columns of the whole image.</summary>
static class CvatRle
{
    const int Head = 4; // left, top, width, height

    /// <summary>A mask in its image; what lies outside is cut off.</summary>
    /// <param name="numbers">Left, top, width, height, runs.</param>
    /// <param name="size">The image.</param>
    /// <exception cref="BrokenShape">The runs do not fill the box.</exception>
    public static (Rle Mask, long Cut) Decode(ReadOnlySpan<double> numbers, Size size)
    {
        Check(numbers);
        var (left, top, width) = ((long)numbers[0], (long)numbers[1], (long)numbers[2]);
        List<(int Row, int From, int To)> rows = [];
        long area = 0, kept = 0, at = 0;
        for (var i = Head; i < numbers.Length; i++)
        {
            var run = (long)numbers[i];
            if ((i - Head) % 2 == 1)
                for (long from = at, end = at + run; from < end;)
                {
                    var (row, column) = Math.DivRem(from, width);
                    var count = Math.Min(end - from, width - column);
                    area += count;
                    kept += AddRow(rows, top + row, left + column, count, size);
                    from += count;
                    var next = top + row >= size.Height ? end : Math.Clamp(-top * width, from, end); // All below is outside, and all above.
                    (area, from) = (area + next - from, next);
                }
            at += run;
        }
        return (ToColumns(rows, size), area - kept);
    }

    static void Check(ReadOnlySpan<double> numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            if (numbers[i] != Math.Floor(numbers[i]) || i >= 2 && numbers[i] < 0)
                throw new BrokenShape("broken-rle", $"{(i < Head ? "left, top, width or height" : $"run {i - Head + 1}")} of the mask is {numbers[i]}, expected a whole number");
        var sum = 0.0;
        foreach (var run in numbers[Head..])
            sum += run;
        if (sum != numbers[2] * numbers[3] || sum == 0)
            throw new BrokenShape("broken-rle", $"the runs of the mask sum to {sum}, its box of {numbers[2]}x{numbers[3]} has {numbers[2] * numbers[3]} pixels");
    }

    static long AddRow(List<(int, int, int)> rows, long row, long from, long count, Size size)
    {
        var (start, end) = (Math.Max(0, from), Math.Min(size.Width, from + count));
        if (row < 0 || row >= size.Height || start >= end)
            return 0;
        rows.Add(((int)row, (int)start, (int)end));
        return end - start;
    }

    static Rle ToColumns(List<(int Row, int From, int To)> rows, Size size)
    {
        if (rows.Count == 0)
            return new Rle(size, [(uint)size.Area]);
        var (left, right, top, bottom) = (rows.Min(row => row.From), rows.Max(row => row.To), rows[0].Row, rows[^1].Row + 1);
        var (width, height) = (right - left, bottom - top);
        var pixels = new bool[(long)width * height]; // Down the columns.
        foreach (var (row, from, to) in rows)
            for (var x = from; x < to; x++)
                pixels[(long)(x - left) * height + row - top] = true;
        return ColumnRuns.Of(size, left, top, width, height, pixels);
    }

    /// <summary>Left, top, width, height and runs of the smallest box around a mask; null for one without pixels.</summary>
    public static double[]? Encode(Rle mask)
    {
        var (left, top, width, height) = RunBounds.Find(mask.Counts, mask.Size.Height);
        if (width == 0)
            return null;
        var pixels = new bool[(long)width * height]; // Along the rows.
        var at = 0L;
        for (var i = 0; i < mask.Counts.Length; i++)
        {
            if (i % 2 == 1)
                for (var p = at; p < at + mask.Counts[i]; p++)
                    pixels[(p % mask.Size.Height - top) * width + p / mask.Size.Height - left] = true;
            at += mask.Counts[i];
        }
        List<double> numbers = [left, top, width, height, 0];
        for (long p = 0, inside = 0; p < pixels.LongLength; p++)
        {
            if (pixels[p] != (inside == 1))
            {
                inside = 1 - inside;
                numbers.Add(0);
            }
            numbers[^1]++;
        }
        return [.. numbers];
    }
}
