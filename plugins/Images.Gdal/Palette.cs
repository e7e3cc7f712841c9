using Assay.Images.Gdal.Native;

namespace Assay.Images.Gdal;

/// <summary>The colours that the numbers of a single band stand for; as in PNG and TIFF files, such an image is shown to everybody as red, green and blue.</summary>
sealed unsafe class Palette(float[][] planes)
{
    /// <summary>Null when the image has several bands, or its numbers are no indices.</summary>
    public static Palette? Of(IReadOnlyList<nint> bands, Library library)
    {
        if (bands.Count != 1 || library.ColorTable(bands[0]) is not (not 0 and var table))
            return null;
        var planes = Enumerable.Range(0, 3).Select(_ => new float[library.ColorCount(table)]).ToArray();
        var color = stackalloc short[4];
        for (var index = 0; index < planes[0].Length; index++)
        {
            library.Color(table, index, color);
            for (var plane = 0; plane < planes.Length; plane++)
                planes[plane][index] = color[plane];
        }
        return new(planes);
    }

    /// <summary>Turns indices into one of their colours.</summary>
    /// <returns>An index that has none, or null.</returns>
    public int? Apply(Span<float> values, int band)
    {
        var colors = planes[band];
        foreach (ref var value in values)
            if ((int)value is var index && (uint)index < (uint)colors.Length)
                value = colors[index];
            else
                return index;
        return null;
    }
}
