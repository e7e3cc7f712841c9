using Assay.Kernels;

namespace Assay.Tests.Masks;

/// <summary>Masks drawn as text: rows between slashes, '#' and '.'.</summary>
static class Picture
{
    public static string Of(uint[] runs, int width, int height)
    {
        var mask = new byte[width * height];
        RunMask.Unpack(runs, width, height, mask);
        return string.Join('/', mask.Chunk(width).Select(row => string.Concat(row.Select(pixel => pixel == 1 ? '#' : '.'))));
    }

    public static uint[] Parse(string rows)
    {
        var lines = rows.Split('/');
        return RunMask.Pack([.. lines.SelectMany(line => line).Select(c => (byte)(c == '#' ? 1 : 0))], lines[0].Length, lines.Length);
    }
}
