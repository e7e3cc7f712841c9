using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>The instances of a sample that errors can be put on: not crowds, with a mask of enough pixels.</summary>
sealed class InstanceObjects
{
    readonly List<(int Position, Rle Mask)> shapes = [];

    public InstanceObjects(IReadOnlyList<Instance> instances, Size size, int minPixels)
    {
        for (var i = 0; i < instances.Count; i++)
            if (!instances[i].Crowd && Rasters.Of(instances[i].Geometry, size) is { } mask && mask.Area >= minPixels)
                shapes.Add((i, mask));
    }

    /// <summary>In the sample's order.</summary>
    public IReadOnlyList<(int Position, Rle Mask)> All => shapes;

    /// <summary>Null when there is none.</summary>
    public (int Position, Rle Mask)? Draw(SeededRandom random) => shapes.Count == 0 ? null : shapes[random.Whole(0, shapes.Count - 1)];
}
