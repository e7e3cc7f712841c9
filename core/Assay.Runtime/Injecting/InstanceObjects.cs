using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>The instances of a sample that errors can be put on: not crowds, with a mask of enough pixels.</summary>
sealed class InstanceObjects
{
    readonly List<(int Position, Rle Mask)> shapes = [], drawable = [];

    /// <param name="hard">Others cannot be drawn.</param>
    public InstanceObjects(IReadOnlyList<Instance> instances, Size size, int minPixels, HardObjects? hard = null)
    {
        for (var i = 0; i < instances.Count; i++)
            if (!instances[i].Crowd && Rasters.Of(instances[i].Geometry, size) is { } mask && mask.Area >= minPixels)
                shapes.Add((i, mask));
        drawable.AddRange(shapes.Where(shape => hard?.Has(instances[shape.Position]) != false));
    }

    /// <summary>In the sample's order.</summary>
    public IReadOnlyList<(int Position, Rle Mask)> All => shapes;

    /// <summary>Null when there is none.</summary>
    public (int Position, Rle Mask)? Draw(SeededRandom random) => drawable.Count == 0 ? null : random.OneOf(drawable);

    /// <summary>One of those that fit; null when none does.</summary>
    public (int Position, Rle Mask)? Draw(SeededRandom random, Func<int, bool> fits) => drawable.Where(shape => fits(shape.Position)).ToArray() is { Length: > 0 } fitting ? random.OneOf(fitting) : null;

    /// <summary>Of those that fit, the one whose box's centre is nearest to another's; null when none fits.</summary>
    public (int Position, Rle Mask)? Nearest(int position, Func<int, bool> fits)
    {
        var (x, y) = Centre(shapes.Find(shape => shape.Position == position).Mask);
        return shapes.Where(one => one.Position != position && fits(one.Position))
            .OrderBy(one => Centre(one.Mask) is var (u, v) ? (u - x) * (u - x) + (v - y) * (v - y) : 0).ThenBy(one => one.Position).Select(one => ((int, Rle)?)one).FirstOrDefault();
    }

    static (double X, double Y) Centre(Rle mask) => RunBounds.Find(mask.Counts, mask.Size.Height) is var box ? (box.X + box.Width / 2.0, box.Y + box.Height / 2.0) : default;
}
