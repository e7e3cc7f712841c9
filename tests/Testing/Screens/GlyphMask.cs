namespace Assay.Testing.Screens;

/// <summary>A glyph as shares of pixels that it covers.</summary>
static class GlyphMask
{
    const int Lines = 5; // Looked at in each row of pixels.

    /// <param name="outlines">Closed, in pixels, y down.</param>
    /// <param name="width">Of the cell.</param>
    /// <param name="height">Of the cell.</param>
    /// <returns>Row-major, in [0,1].</returns>
    public static float[] Of(List<List<(double X, double Y)>> outlines, int width, int height)
    {
        var mask = new float[width * height];
        for (var line = 0; line < height * Lines; line++)
        {
            var (y, winding) = ((line + 0.5) / Lines, 0);
            var crossings = Crossings(outlines, y);
            for (var i = 0; i + 1 < crossings.Count; i++)
                if ((winding += crossings[i].Direction) != 0)
                    Fill(mask.AsSpan(line / Lines * width, width), crossings[i].X, crossings[i + 1].X);
        }
        return mask;
    }

    static List<(double X, int Direction)> Crossings(List<List<(double X, double Y)>> outlines, double y)
    {
        List<(double X, int Direction)> found = [];
        foreach (var outline in outlines)
            for (var i = 0; i < outline.Count; i++)
            {
                var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
                if (a.Y <= y != b.Y <= y)
                    found.Add((a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X), a.Y < b.Y ? 1 : -1));
            }
        found.Sort((a, b) => a.X.CompareTo(b.X));
        return found;
    }

    static void Fill(Span<float> row, double from, double to)
    {
        for (var x = Math.Max(0, (int)from); x < Math.Min(row.Length, to); x++)
            row[x] += (float)(Math.Max(0, Math.Min(to, x + 1) - Math.Max(from, x)) / Lines);
    }
}
