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
    public (int Position, Rle Mask)? Draw(SeededRandom random) => drawable.Count == 0 ? null : drawable[random.Whole(0, drawable.Count - 1)];
}
