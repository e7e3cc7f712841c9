using Assay.Kernels.Geodesy;

namespace Assay.Runtime.Tiling;

/// <summary>Windows of whole samples and answers, for sources that cannot read windows themselves.</summary>
static class Crops
{
    /// <summary>As <see cref="IReadsWindows.ReadAsync"/> gives it. What is wrong with the whole is said once, of its first tile.</summary>
    public static Sample Of(Sample whole, Tile tile) => whole with
    {
        Size = tile.Window.Size,
        Where = whole.Where is { } where ? Shifted(where, tile.Window) : null,
        Labels = whole.Labels is { } labels ? labels with { Map = labels.Map?.Crop(tile.Window), Strokes = labels.Strokes?.Crop(tile.Window), Instances = Of(labels.Instances, tile.Window) } : null,
        Problems = tile.IsFirst ? whole.Problems : [],
    };

    /// <summary>As <see cref="IAnswersWindows.AskAsync"/> gives it. What is wrong with the whole is said once, of its first tile.</summary>
    public static Opinion Of(Opinion whole, Tile tile) => whole with
    {
        LabelMap = whole.LabelMap?.Crop(tile.Window),
        Probabilities = whole.Probabilities is { } probabilities ? Of(probabilities, tile.Window) : null,
        Instances = Of(whole.Instances, tile.Window),
        Problems = tile.IsFirst ? whole.Problems : [],
    };

    static IReadOnlyList<Instance>? Of(IReadOnlyList<Instance>? instances, Window window) =>
        instances is null ? null : [.. instances.Where(instance => Touches(instance, window)).Select(instance => InstanceShift.ToWindow(instance, window))];

    /// <summary>Objects without a place are in every window.</summary>
    static bool Touches(Instance instance, Window window) => InstanceShift.BoxOf(instance) is not { } box
        || (box.Right >= window.X && box.Bottom >= window.Y && box.X <= window.Right && box.Y <= window.Bottom);

    static Probabilities Of(Probabilities whole, Window window) =>
        whole.ElementType == typeof(float) ? Of<float>(whole, window)
        : whole.ElementType == typeof(byte) ? Of<byte>(whole, window)
        : whole.ElementType == typeof(double) ? Of<double>(whole, window) : Of<Half>(whole, window);

    static Probabilities Of<T>(Probabilities whole, Window window) where T : unmanaged
    {
        var values = whole.Values<T>();
        var (width, area) = (whole.Size.Width, checked((int)whole.Size.Area));
        var cropped = new T[checked((int)(whole.Classes * window.Size.Area))];
        var at = 0;
        for (var k = 0; k < whole.Classes; k++)
            for (var y = window.Y; y < window.Bottom; y++, at += window.Size.Width)
                values.Slice(k * area + y * width + window.X, window.Size.Width).CopyTo(cropped.AsSpan(at));
        return Probabilities.Of<T>(window.Size, whole.Classes, cropped, whole.Complete);
    }

    /// <summary>The place of a window: its top left pixel moves the origin.</summary>
    public static Georeference Shifted(Georeference where, Window window) => where with { Transform = GeoTransform.Shift(where.Transform, window.X, window.Y) };
}
