namespace Assay.Runtime.Injecting;

/// <summary>A piece of an object, cut off along a straight line in a random direction.</summary>
static class Part
{
    /// <returns>1 where the piece is; as long as the mask.</returns>
    public static byte[] Of(Cutout whole, double share, SeededRandom random)
    {
        var (dx, dy) = random.Direction();
        var wanted = (int)Math.Ceiling(share * whole.Area);
        var part = new byte[whole.Mask.Length];
        var pixels = Enumerable.Range(0, part.Length).Where(i => whole.Mask[i] != 0).ToArray();
        foreach (var i in pixels.OrderBy(i => i % whole.Size.Width * dx + i / whole.Size.Width * dy).ThenBy(i => i).Take(wanted))
            part[i] = 1;
        return part;
    }
}
