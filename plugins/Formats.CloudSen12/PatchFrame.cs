using Assay.Kernels.Geodesy;

namespace Assay.Formats.CloudSen12;

/// <summary>Where the patch lies in what is stored of it.</summary>
/// <param name="X">Columns of padding on the left.</param>
/// <param name="Y">Rows of padding at the top.</param>
/// <param name="Size">Without padding.</param>
/// <param name="Guessed">Nothing in the patch says on which sides it was padded.</param>
readonly record struct PatchFrame(int X, int Y, Size Size, bool Guessed)
{
    public bool Crops(Size stored) => Size != stored;

    /// <summary>Looks for margins that hold nothing.</summary>
    /// <param name="stored">Width and height with padding.</param>
    /// <param name="side">Pixels a side without; null when nobody knows.</param>
    /// <param name="rule">What the pipeline says.</param>
    /// <param name="margins">What was stored, most telling first; each says whether a pixel holds nothing.</param>
    public static PatchFrame Find(Size stored, int? side, PaddingRule rule, IEnumerable<Func<int, int, bool>> margins)
    {
        if (side is not { } real || rule == PaddingRule.None || stored.Width < real || stored.Height < real || stored.Width == real && stored.Height == real)
            return new(0, 0, stored, false);
        var (wide, high, size) = (stored.Width - real, stored.Height - real, new Size(real, real));
        if (rule != PaddingRule.Auto)
            return new(rule == PaddingRule.LeftBottom ? wide : 0, 0, size, false);
        foreach (var isEmpty in margins)
        {
            var (left, right) = (All(0, 0, wide, stored.Height, isEmpty), All(real, 0, wide, stored.Height, isEmpty));
            var (top, bottom) = (All(0, 0, stored.Width, high, isEmpty), All(0, real, stored.Width, high, isEmpty));
            if (left != right && top != bottom)
                return new(right ? 0 : wide, bottom ? 0 : high, size, false);
        }
        return new(0, 0, size, true);
    }

    static bool All(int x, int y, int width, int height, Func<int, int, bool> isEmpty)
    {
        for (var row = y; row < y + height; row++)
            for (var column = x; column < x + width; column++)
                if (!isEmpty(column, row))
                    return false;
        return true;
    }

    /// <summary>The part of a stored band that is the patch.</summary>
    public float[] Crop(float[] band, Size stored)
    {
        if (!Crops(stored))
            return band;
        var cropped = new float[Size.Area];
        for (var row = 0; row < Size.Height; row++)
            band.AsSpan((row + Y) * stored.Width + X, Size.Width).CopyTo(cropped.AsSpan(row * Size.Width));
        return cropped;
    }

    /// <summary>Where the patch's first pixel lies on the ground.</summary>
    public Georeference? Shift(Georeference? where) => where is null ? null : where with { Transform = GeoTransform.Shift(where.Transform, X, Y) };
}
