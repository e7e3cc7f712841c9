namespace Assay.Runtime.Injecting.Kinds;

/// <summary>Drawn in the wrong place.</summary>
sealed class Shift : IReshaping
{
    public string Name => "shift";
    public string Meaning => "an object is drawn in the wrong place; strength: how far, in half-widths of the object";

    public double Reach(Cutout old, double strength) => Math.Max(1, strength * old.HalfWidth) + 1;

    public byte[]? Draw(Cutout old, double strength, SeededRandom random)
    {
        var (dx, dy) = Step(old.HalfWidth, strength, random);
        var (width, height) = (old.Size.Width, old.Size.Height);
        var shape = new byte[old.Mask.Length];
        for (var i = 0; i < shape.Length; i++)
            if (old.Mask[i] != 0 && i % width + dx is >= 0 and var x && x < width && i / width + dy is >= 0 and var y && y < height)
                shape[y * width + x] = 1;
        return shape;
    }

    /// <summary>Whole pixels, not 0 in both directions.</summary>
    public static (int X, int Y) Step(double halfWidth, double strength, SeededRandom random)
    {
        var distance = Math.Max(1, strength * halfWidth);
        var (dx, dy) = random.Direction();
        var (x, y) = ((int)Math.Round(distance * dx), (int)Math.Round(distance * dy));
        return (x, y) == (0, 0) ? (1, 0) : (x, y);
    }
}
