using Assay.Kernels.Codecs;

namespace Assay.Formats.Masks;

/// <summary>Label maps in colours: PNG or TIFF, with three bands (a fourth, alpha, is not looked at), a palette, or greys.</summary>
sealed class ColorMaps(ColorTable table) : IMapFiles
{
    public ClassList Classes => table.Classes;

    public Size ReadSize(string path) => IndexMap.ReadSize(path) is var (width, height) ? new(width, height) : default;

    public IndexMap Read(string path)
    {
        var size = ReadSize(path);
        return TiffMap.Is(path) ? Read(path, new Window(0, 0, size)) : ToIds(PngColors.Read(path), size, path);
    }

    public bool CanReadWindows(string path) => TiffMap.Is(path);

    public IndexMap Read(string path, Window window) => ToIds(TiffColors.Read(path, window), window.Size, path);

    IndexMap ToIds(int[] colors, Size size, string path)
    {
        var ids = new ushort[colors.Length];
        var (last, id) = (-1, (ushort)0);
        for (var i = 0; i < ids.Length; i++)
        {
            if (colors[i] != last && !table.Find(last = colors[i], out id))
                throw Unknown(colors, i, size, path);
            ids[i] = id;
        }
        return new(size.Width, size.Height, ids, null);
    }

    DataException Unknown(int[] colors, int at, Size size, string path)
    {
        var strange = colors.Skip(at).Where(color => !table.Find(color, out _)).ToArray();
        return new("unlisted-color", $"pixel ({at % size.Width}, {at / size.Width}): the colour {ColorTable.Text(colors[at])} is none of colors:, nearest is {table.Nearest(colors[at])}; {strange.Length} pixels have {strange.Distinct().Count()} such colours. "
            + "Add the class that it stands for; if borders are blended, save the masks without smoothing and without JPEG", path);
    }

    /// <summary>Pixels that did not change keep their colour, the others get the first one of their class; palettes and greys become red, green and blue.</summary>
    public void Write(string source, string target, LabelMap changed)
    {
        var (before, colors) = (Read(source), TiffMap.Is(source) ? TiffColors.Read(source, new Window(0, 0, changed.Size)) : PngColors.Read(source));
        for (var i = 0; i < colors.Length; i++)
            if (changed.Ids[i] != before.Ids![i])
                colors[i] = changed.Ids[i] < table.Classes.Count ? table.ColorOf(changed.Ids[i])
                    : throw new DataException("id-too-large", $"no colour stands for the class id {changed.Ids[i]}; add its class to colors:", source);
        if (TiffMap.Is(source))
            TiffColors.Write(source, target, colors);
        else
            PngFile.Write(target, PngImage.Rgb(changed.Size.Width, changed.Size.Height, [.. colors.SelectMany(color => new[] { (byte)(color >> 16), (byte)(color >> 8), (byte)color })]));
    }
}
