using Assay.Kernels;

namespace Assay.Runtime.Tiling;

/// <summary>Moves objects between the frames of a scene and its tiles.</summary>
static class InstanceShift
{
    /// <summary>The box of the geometry, else the one the file states; null when there is neither.</summary>
    public static Box? BoxOf(Instance instance) => instance.Geometry?.Bounds ?? instance.StatedBox;

    /// <summary>A whole object of a scene in the frame of a window; masks are cropped, the rest may reach beyond.</summary>
    public static Instance ToWindow(Instance instance, Window window) => instance with
    {
        Geometry = instance.Geometry switch
        {
            BoxGeometry(var box) => new BoxGeometry(Moved(box, window)),
            PolygonGeometry(var parts) => new PolygonGeometry([.. parts.Select(part => Moved(part, window))]),
            MaskGeometry(var mask) => new MaskGeometry(new Rle(window.Size, RunCrop.Crop(mask.Counts, mask.Size.Height, window.X, window.Y, window.Size.Width, window.Size.Height))),
            var other => other,
        },
        StatedBox = instance.StatedBox is { } stated ? Moved(stated, window) : null,
    };

    static Box Moved(Box box, Window window) => box with { X = box.X - window.X, Y = box.Y - window.Y };

    static double[] Moved(double[] part, Window window)
    {
        var moved = new double[part.Length];
        for (var i = 0; i < part.Length; i++)
            moved[i] = part[i] - (i % 2 == 0 ? window.X : window.Y);
        return moved;
    }

    /// <summary>
    /// Cuts off what lies beyond a window within the scene; what the file states of such an object is no longer true and goes. What reaches beyond the scene itself stays: that is for
    /// scorers to see.
    /// </summary>
    public static Instance Clip(Instance instance, Window window, Size scene)
    {
        var (left, top) = (window.X > 0 ? 0 : double.NegativeInfinity, window.Y > 0 ? 0 : double.NegativeInfinity);
        var right = window.Right < scene.Width ? window.Size.Width : double.PositiveInfinity;
        var bottom = window.Bottom < scene.Height ? window.Size.Height : double.PositiveInfinity;
        if (BoxOf(instance) is not { } box || (box.X >= left && box.Y >= top && box.Right <= right && box.Bottom <= bottom))
            return instance;
        return instance.Geometry switch
        {
            BoxGeometry => Cut(instance, new BoxGeometry(Between(box, left, top, right, bottom))),
            PolygonGeometry(var parts) when parts.Select(part => PolygonClip.Clip(part, left, top, right, bottom)).Where(part => part.Length >= 6).ToArray() is { Length: > 0 } clipped
                => Cut(instance, new PolygonGeometry(clipped)),
            _ => instance,
        };
    }

    static Instance Cut(Instance instance, Geometry geometry) => instance with { Geometry = geometry, StatedBox = null, StatedArea = null };

    static Box Between(Box box, double left, double top, double right, double bottom)
    {
        var (x, y) = (Math.Max(box.X, left), Math.Max(box.Y, top));
        return new Box(x, y, Math.Max(0, Math.Min(box.Right, right) - x), Math.Max(0, Math.Min(box.Bottom, bottom) - y));
    }
}
