namespace Assay.Review.Terminal;

/// <summary>A score per pixel, low = suspicious, as heat in [0,1]. A map of nothing but 0 and 1 holds flags (confident_learning's): 1 = suspicious.</summary>
sealed class HeatMap
{
    readonly float[] values;
    readonly Size size;
    readonly float low, high;
    readonly bool isFlags;

    HeatMap(string step, float[] values, Size size)
    {
        (Step, this.values, this.size) = (step, values, size);
        var (least, most) = (float.MaxValue, float.MinValue);
        isFlags = true;
        foreach (var value in values)
            if (float.IsFinite(value))
                (least, most, isFlags) = (Math.Min(least, value), Math.Max(most, value), isFlags && value is 0 or 1);
        // A quality is drawn as it is, so that a clean image stays cold; anything else between its ends.
        (low, high) = least >= 0 && most <= 1 ? (0, 1) : (least, Math.Max(most, least + 1e-6f));
    }

    /// <summary>Whose score it is.</summary>
    public string Step { get; }

    /// <summary>The map of the step that speaks loudest for the item, else the first there is; null without any.</summary>
    public static HeatMap? Of(OpenItem opened, Size size)
    {
        var maps = opened.Maps.Where(pair => pair.Value.Length == size.Area).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        foreach (var why in opened.Reasons)
            foreach (var (step, values) in maps)
                if (why.Column == step || why.Column.StartsWith(step + "_", StringComparison.Ordinal))
                    return new HeatMap(step, values, size);
        return maps.Count == 0 ? null : new HeatMap(maps[0].Key, maps[0].Value, size);
    }

    /// <summary>1 = most suspicious; NaN where there is no score.</summary>
    public float At(int x, int y)
    {
        var value = (values[y * size.Width + x] - low) / (high - low);
        return isFlags ? value : 1 - value;
    }

    /// <summary>It says yes or no.</summary>
    public bool IsFlags => isFlags;

    /// <summary>The hottest square of 32 x 32 px: the largest mean heat, of squares 8 px apart; null when no pixel has a score.</summary>
    public Box? Hottest()
    {
        const int side = 32, stride = 8;
        (double Heat, Box? Box) best = (double.NegativeInfinity, null);
        for (var y = 0; y == 0 || y + side <= size.Height; y += stride)
            for (var x = 0; x == 0 || x + side <= size.Width; x += stride)
            {
                var box = new Box(x, y, Math.Min(side, size.Width - x), Math.Min(side, size.Height - y));
                if (Mean(box) is var heat && heat > best.Heat)
                    best = (heat, box);
            }
        return best.Box;
    }

    double Mean(Box box)
    {
        var (sum, count) = (0.0, 0);
        for (var y = (int)box.Y; y < box.Bottom; y += 2)
            for (var x = (int)box.X; x < box.Right; x += 2)
                if (At(x, y) is var heat && !float.IsNaN(heat))
                    (sum, count) = (sum + heat, count + 1);
        return count == 0 ? double.NegativeInfinity : sum / count;
    }

    /// <summary>Colours of rising brightness, so that heat is seen without colours too.</summary>
    static readonly (float Heat, int Color)[] Ramp = [(0, 0x10101C), (0.25f, 0x3B1F5B), (0.5f, 0x9C2A5A), (0.7f, Okabe.Vermilion), (0.85f, Okabe.Orange), (1, 0xFFF3A0)];

    /// <param name="heat">In [0,1].</param>
    public static int Color(float heat)
    {
        var i = 1;
        while (i < Ramp.Length - 1 && heat > Ramp[i].Heat)
            i++;
        return Okabe.Mix(Ramp[i - 1].Color, Ramp[i].Color, Math.Clamp((heat - Ramp[i - 1].Heat) / (Ramp[i].Heat - Ramp[i - 1].Heat), 0, 1));
    }
}
