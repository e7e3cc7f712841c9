using Assay.Kernels;

namespace Assay.Runtime.Tiling;

/// <summary>
/// Which objects belong to a tile. A labelled object belongs to the one tile of its scene that owns the centre of its box. A reference's object goes with the labelled object that it overlaps
/// most (IoU of boxes at least 0.1), else with the centre of its own box: both sides of a pair meet in one tile, and nothing is counted twice where tiles overlap.
/// </summary>
static class TileObjects
{
    const double LeastIou = 0.1;

    /// <param name="Here">Objects of the tile.</param>
    /// <param name="Elsewhere">Boxes of those that the tile shows and another one owns.</param>
    public sealed record Split(IReadOnlyList<Instance> Here, IReadOnlyList<Box> Elsewhere);

    /// <param name="instances">In the tile's pixels, whole.</param>
    /// <param name="scene">The scene's size.</param>
    public static Split OfLabels(IReadOnlyList<Instance> instances, Tile tile, Size scene)
    {
        List<Instance> here = [];
        List<Box> elsewhere = [];
        foreach (var instance in instances)
            if (InstanceShift.BoxOf(instance) is not { } box ? tile.Owned is { X: 0, Y: 0 } : Owns(tile, box, scene))
                here.Add(InstanceShift.Clip(instance, tile.Window, scene));
            else if (InstanceShift.BoxOf(instance) is { } other && Touches(other, tile.Window.Size))
                elsewhere.Add(other);
        return new Split(here, elsewhere);
    }

    /// <param name="instances">A reference's, in the tile's pixels, whole.</param>
    /// <param name="labels">Of the tile.</param>
    /// <param name="elsewhere">As <see cref="Split.Elsewhere"/>.</param>
    public static IReadOnlyList<Instance> OfReference(IReadOnlyList<Instance> instances, IReadOnlyList<Instance> labels, IReadOnlyList<Box> elsewhere, Tile tile, Size scene)
    {
        Box[] own = [.. labels.Select(InstanceShift.BoxOf).OfType<Box>()];
        List<Instance> here = [];
        foreach (var instance in instances)
            if (InstanceShift.BoxOf(instance) is not { } box)
                here.Add(instance);
            else if (BelongsHere(box, own, elsewhere, tile, scene))
                here.Add(InstanceShift.Clip(instance, tile.Window, scene));
        return here;
    }

    static bool BelongsHere(Box box, Box[] own, IReadOnlyList<Box> elsewhere, Tile tile, Size scene)
    {
        var (ours, theirs) = (Best(box, own), Best(box, elsewhere));
        return Math.Max(ours, theirs) >= LeastIou ? ours >= theirs : Owns(tile, box, scene);
    }

    static double Best(Box box, IReadOnlyList<Box> others)
    {
        var best = 0.0;
        foreach (var other in others)
            best = Math.Max(best, Iou(box, other));
        return best;
    }

    static double Iou(Box a, Box b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y);
        return width <= 0 || height <= 0 ? 0 : width * height / (a.Area + b.Area - width * height);
    }

    /// <summary>A centre beyond the scene counts as its nearest pixel.</summary>
    static bool Owns(Tile tile, Box box, Size scene)
    {
        var x = Math.Clamp(Math.Floor(box.X + box.Width / 2) + tile.Window.X, 0, scene.Width - 1);
        var y = Math.Clamp(Math.Floor(box.Y + box.Height / 2) + tile.Window.Y, 0, scene.Height - 1);
        return x >= tile.Owned.X && x < tile.Owned.Right && y >= tile.Owned.Y && y < tile.Owned.Bottom;
    }

    static bool Touches(Box box, Size window) => box.Right > 0 && box.Bottom > 0 && box.X < window.Width && box.Y < window.Height;
}
