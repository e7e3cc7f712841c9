namespace Assay.Review.Terminal;

/// <summary>What labels or a reference say of each pixel of a frame: a class, and which object it belongs to where there are any. An object that covers others hides them.</summary>
sealed class Layer
{
    /// <summary>No object.</summary>
    public const int Nobody = -1;

    public required Frame Frame { get; init; }

    /// <summary>Classes, <see cref="LabelMap.Void"/> for none.</summary>
    public required ushort[] Classes { get; init; }

    /// <summary>Positions in the list of instances, or <see cref="Nobody"/>; null without instances.</summary>
    public int[]? Objects { get; init; }

    /// <summary>Of scribbles, <see cref="Labels.Strokes"/> as held; null for the rest.</summary>
    public ushort[]? Strokes { get; private init; }

    /// <summary>A pixel without a class is "nothing here" (objects) and not "nobody knows" (a map's void).</summary>
    public required bool VoidIsNothing { get; init; }

    /// <summary>Objects whose shape cannot be drawn.</summary>
    public int Undrawn { get; init; }

    readonly Lazy<int[]> counts;

    public Layer() => counts = new Lazy<int[]>(Count);

    /// <summary>Pixels of each class that is there; <see cref="LabelMap.Void"/> is none.</summary>
    public ReadOnlySpan<int> Counts => counts.Value;

    int[] Count()
    {
        var found = new int[LabelMap.Void + 1];
        foreach (var id in Classes)
            found[id]++;
        return found[..(Array.FindLastIndex(found, LabelMap.Void - 1, count => count > 0) + 1)];
    }

    /// <summary>Equal for pixels between which there is no outline.</summary>
    public int Key(int at) => Objects is { } objects && objects[at] != Nobody ? 0x10000 + objects[at] : Classes[at];

    /// <summary>What labels say; null when there is nothing to draw.</summary>
    public static Layer? Of(Labels? labels, Size size, Frame frame) =>
        Of(labels?.Map, labels?.Instances, size, frame) is not { } layer ? null
        : labels!.Strokes is not { } strokes || strokes.Size != size ? layer
        : new Layer { Frame = frame, Classes = layer.Classes, Objects = layer.Objects, VoidIsNothing = layer.VoidIsNothing, Undrawn = layer.Undrawn, Strokes = Reduced(strokes, frame) };

    /// <summary>What a label map and instances say; null when neither is there.</summary>
    public static Layer? Of(LabelMap? map, IReadOnlyList<Instance>? instances, Size size, Frame frame)
    {
        if (map is not null && map.Size != size)
            map = null; // The grids differ; the run has said so.
        if (map is null && instances is null)
            return null;
        var classes = map is null ? new ushort[frame.Area] : Reduced(map, frame);
        if (map is null)
            Array.Fill(classes, LabelMap.Void);
        if (instances is not { Count: > 0 })
            return new Layer { Frame = frame, Classes = classes, VoidIsNothing = map is null };
        var objects = new int[frame.Area];
        Array.Fill(objects, Nobody);
        var painter = new InstancePainter(size, frame, classes, objects);
        foreach (var (instance, index) in instances.Select((instance, index) => (instance, index)).OrderBy(pair => pair.instance.ZOrder))
            painter.Paint(instance, index);
        return new Layer { Frame = frame, Classes = classes, Objects = objects, VoidIsNothing = map is null, Undrawn = painter.Undrawn };
    }

    static ushort[] Reduced(LabelMap map, Frame frame)
    {
        var (to, at) = (new ushort[frame.Area], 0);
        for (var y = frame.Window.Y; y < frame.Window.Bottom; y += frame.Step)
        {
            var row = map.Ids.Slice(y * map.Size.Width + frame.Window.X, frame.Window.Size.Width);
            for (var x = 0; x < row.Length; x += frame.Step)
                to[at++] = row[x];
        }
        return to;
    }
}
