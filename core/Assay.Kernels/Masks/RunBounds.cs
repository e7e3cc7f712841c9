namespace Assay.Kernels;

/// <summary>The smallest box around a mask kept as run lengths (<c>rleToBbox</c>; pycocotools 2.0.11, where empty runs do not count).</summary>
public static class RunBounds
{
    /// <summary>Left, top, width and height in whole pixels; all 0 for an empty mask.</summary>
    /// <param name="runs">Background first, down the columns.</param>
    /// <param name="height">Rows of the frame.</param>
    public static (int X, int Y, int Width, int Height) Find(ReadOnlySpan<uint> runs, int height)
    {
        long left = long.MaxValue, right = -1, top = long.MaxValue, bottom = -1, position = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            if (i % 2 == 1 && runs[i] > 0)
            {
                var (firstColumn, firstRow) = Math.DivRem(position, height);
                var (lastColumn, lastRow) = Math.DivRem(position + runs[i] - 1, height);
                left = Math.Min(left, firstColumn);
                right = Math.Max(right, lastColumn);
                // A run that goes on in the next column touches the last row of one and the first of the other.
                top = Math.Min(top, firstColumn < lastColumn ? 0 : firstRow);
                bottom = Math.Max(bottom, firstColumn < lastColumn ? height - 1 : lastRow);
            }
            position += runs[i];
        }
        return right < 0 ? default : ((int)left, (int)top, (int)(right - left + 1), (int)(bottom - top + 1));
    }
}
