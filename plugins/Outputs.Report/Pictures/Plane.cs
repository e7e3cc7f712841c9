using Assay.Kernels;

namespace Assay.Outputs.Report.Pictures;

/// <summary>What labels, or a reference, say of a window: a class and an object per pixel of the picture.</summary>
sealed class Plane(Size size)
{
    /// <summary>No class.</summary>
    public const int None = -1;

    readonly int[] classes = Filled(size), objects = Filled(size);

    public Size Size => size;

    /// <summary>Position in the dataset's classes, or <see cref="None"/>.</summary>
    public ReadOnlySpan<int> Classes => classes;

    /// <summary>Pixels of one object, or of one class of a map, share it.</summary>
    public ReadOnlySpan<int> Objects => objects;

    /// <summary>Pixels without a class belong to none on purpose (no object there), not because nobody knows (void).</summary>
    public bool IsOfObjects { get; private init; }

    static int[] Filled(Size size)
    {
        var array = new int[size.Area];
        Array.Fill(array, None);
        return array;
    }

    public static Plane Of(LabelMap map, Box window, Size target)
    {
        var plane = new Plane(target);
        for (var y = 0; y < target.Height; y++)
            for (var x = 0; x < target.Width; x++)
            {
                var (column, row) = (Math.Clamp((int)(window.X + (x + 0.5) * window.Width / target.Width), 0, map.Size.Width - 1), Math.Clamp((int)(window.Y + (y + 0.5) * window.Height / target.Height), 0, map.Size.Height - 1));
                var id = map.Ids[row * map.Size.Width + column];
                if (id != LabelMap.Void)
                    plane.classes[y * target.Width + x] = plane.objects[y * target.Width + x] = id;
            }
        return plane;
    }

    /// <summary>Objects in z-order, the smaller one on top of equals.</summary>
    public static Plane Of(IReadOnlyList<Instance> instances, Box window, Size target)
    {
        var plane = new Plane(target) { IsOfObjects = true };
        foreach (var (index, instance) in instances.Index().OrderBy(entry => entry.Item.ZOrder).ThenByDescending(entry => entry.Item.Bounds?.Area ?? 0))
            if (instance.Bounds is { } bounds && bounds.X < window.Right && bounds.Right > window.X && bounds.Y < window.Bottom && bounds.Bottom > window.Y)
                plane.Paint(instance, index, window);
        return plane;
    }

    void Paint(Instance instance, int index, Box window)
    {
        if (instance.Geometry is MaskGeometry(var mask))
        {
            var bytes = new byte[mask.Size.Area];
            RunMask.Unpack(mask.Counts, mask.Size.Width, mask.Size.Height, bytes);
            for (var i = 0; i < classes.Length; i++)
            {
                var (column, row) = ((int)(window.X + (i % size.Width + 0.5) * window.Width / size.Width), (int)(window.Y + (i / size.Width + 0.5) * window.Height / size.Height));
                if (column >= 0 && row >= 0 && column < mask.Size.Width && row < mask.Size.Height && bytes[row * mask.Size.Width + column] != 0)
                    (classes[i], objects[i]) = (instance.Class, index);
            }
            return;
        }
        var parts = instance.Geometry is PolygonGeometry(var polygons) ? polygons : instance.Bounds is { } box ? [[box.X, box.Y, box.Right, box.Y, box.Right, box.Bottom, box.X, box.Bottom]] : [];
        var pixels = new byte[size.Area];
        foreach (var part in parts.Where(part => part.Length >= 6))
        {
            var placed = part.Select((value, i) => i % 2 == 0 ? (value - window.X) * size.Width / window.Width : (value - window.Y) * size.Height / window.Height).ToArray();
            RunMask.Unpack(PolygonRaster.ToRuns(placed, size.Width, size.Height), size.Width, size.Height, pixels);
            for (var i = 0; i < pixels.Length; i++)
                if (pixels[i] != 0)
                    (classes[i], objects[i]) = (instance.Class, index);
        }
    }
}
