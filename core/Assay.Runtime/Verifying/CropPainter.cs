using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>Draws labels over an image: label maps as a tint with dark borders between classes, objects as outlines. Three bytes a pixel.</summary>
sealed class CropPainter(CropView view, byte[] image)
{
    const double Tint = 0.45;

    /// <summary>Told apart by people who see colours differently (Okabe and Ito 2008), most used first.</summary>
    static readonly (byte R, byte G, byte B)[] Colours = [(230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (0, 114, 178), (213, 94, 0), (204, 121, 167), (153, 153, 153)];

    public byte[] Paint(Sample sample)
    {
        var to = (byte[])image.Clone();
        if (sample.Labels?.Map is { } map)
            PaintMap(to, map);
        foreach (var instance in sample.Labels?.Instances ?? [])
            if (instance.Bounds is { } bounds && LabelChange.Meet(bounds, view.Window) && Rasters.Of(instance.Geometry ?? new BoxGeometry(bounds), sample.Size) is { } mask)
                PaintOutline(to, mask, instance.Class);
        return to;
    }

    void PaintMap(byte[] to, LabelMap map)
    {
        for (var y = 0; y < view.Size.Height; y++)
            for (var x = 0; x < view.Size.Width; x++)
            {
                var id = At(map, x, y);
                if (id == LabelMap.Void)
                    continue;
                var isBorder = (x + 1 < view.Size.Width && At(map, x + 1, y) != id) || (y + 1 < view.Size.Height && At(map, x, y + 1) != id);
                Blend(to, x, y, isBorder ? ((byte)0, (byte)0, (byte)0) : Colours[id % Colours.Length], isBorder ? 0.8 : Tint);
            }
    }

    ushort At(LabelMap map, int x, int y) => view.Source(x, y) is var (column, row) ? map.Ids[row * map.Size.Width + column] : LabelMap.Void;

    void PaintOutline(byte[] to, Rle mask, int label)
    {
        var inside = new byte[mask.Size.Area];
        Kernels.RunMask.Unpack(mask.Counts, mask.Size.Width, mask.Size.Height, inside);
        bool Holds(int x, int y) => x >= 0 && y >= 0 && x < view.Size.Width && y < view.Size.Height && view.Source(x, y) is var (column, row) && inside[row * mask.Size.Width + column] != 0;
        for (var y = 0; y < view.Size.Height; y++)
            for (var x = 0; x < view.Size.Width; x++)
                if (Holds(x, y) && !(Holds(x - 2, y) && Holds(x + 2, y) && Holds(x, y - 2) && Holds(x, y + 2)))
                    Blend(to, x, y, Colours[Math.Max(0, label) % Colours.Length], 1);
    }

    void Blend(byte[] to, int x, int y, (byte R, byte G, byte B) colour, double share)
    {
        var at = 3 * (y * view.Size.Width + x);
        (to[at], to[at + 1], to[at + 2]) = (Mix(to[at], colour.R, share), Mix(to[at + 1], colour.G, share), Mix(to[at + 2], colour.B, share));
    }

    static byte Mix(byte under, byte over, double share) => (byte)Math.Round(under + (over - under) * share);
}
