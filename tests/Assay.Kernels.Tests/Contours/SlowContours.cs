using Assay.Kernels;

namespace Assay.Tests.Contours;

/// <summary>The definitions, pixel by pixel in doubles: the oracle. Masks are row-major.</summary>
static class SlowContours
{
    public static bool[] Contour(bool[] mask, int width, int height, ContourRule rule) =>
        [.. mask.Select((inside, at) => inside && Around(rule.Neighbours).Any(step => !Holds(mask, at % width + step.X, at / width + step.Y, width, height, rule.Border)))];

    static bool Holds(bool[] mask, int x, int y, int width, int height, ContourBorder border) =>
        x < 0 || y < 0 || x >= width || y >= height ? border == ContourBorder.Foreground : mask[y * width + x];

    static IEnumerable<(int X, int Y)> Around(Neighbours neighbours) =>
        from y in new[] { -1, 0, 1 } from x in new[] { -1, 0, 1 } where (x, y) != (0, 0) && (neighbours == Neighbours.Eight || x == 0 || y == 0) select (x, y);

    /// <summary>For each pixel of the first set the distance to the nearest of the second.</summary>
    public static double[] Distances(bool[] from, bool[] to, int width) =>
        [.. Places(from).Select(a => Places(to).Min(b => Math.Sqrt(Math.Pow(a % width - b % width, 2) + Math.Pow(a / width - b / width, 2))))];

    public static IEnumerable<int> Places(bool[] mask) => Enumerable.Range(0, mask.Length).Where(at => mask[at]);

    public static bool[] Unpack(uint[] runs, int width, int height)
    {
        var bytes = new byte[width * height];
        RunMask.Unpack(runs, width, height, bytes);
        return [.. bytes.Select(one => one != 0)];
    }

    public static uint[] Pack(bool[] mask, int width, int height) => RunMask.Pack([.. mask.Select(one => one ? (byte)1 : (byte)0)], width, height);

    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        var place = share * (sorted.Length - 1);
        return sorted[(int)place] + (place - (int)place) * (sorted[Math.Min((int)place + 1, sorted.Length - 1)] - sorted[(int)place]);
    }
}
