using Assay.Kernels;

namespace Assay.Review.Terminal;

/// <summary>Draws instances into a frame, the later over the earlier. Polygons and boxes follow the COCO API, as scorers see them.</summary>
sealed class InstancePainter(Size size, Frame frame, ushort[] classes, int[] objects)
{
    /// <summary>Instances whose shape cannot be drawn: numbers that are not finite, a mask of another size.</summary>
    public int Undrawn { get; private set; }

    public void Paint(Instance instance, int index)
    {
        try
        {
            foreach (var runs in RunsOf(instance))
                Paint(runs, (ushort)instance.Class, index);
        }
        catch (ArgumentException)
        {
            Undrawn++;
        }
    }

    IEnumerable<uint[]> RunsOf(Instance instance) => instance.Geometry switch
    {
        MaskGeometry { Mask: var mask } => mask.Size == size ? [mask.Counts.ToArray()] : throw new ArgumentException("the mask belongs to a frame of another size"),
        PolygonGeometry polygons => polygons.Parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height)),
        BoxGeometry { Box: var box } => [PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height)],
        _ => instance.StatedBox is { } stated ? [PolygonRaster.BoxToRuns(stated.X, stated.Y, stated.Width, stated.Height, size.Width, size.Height)] : [],
    };

    /// <summary>Runs go down the columns; those of columns that the frame does not hold are passed over.</summary>
    void Paint(uint[] runs, ushort instanceClass, int index)
    {
        var position = 0L;
        for (var i = 0; i < runs.Length; position += runs[i++])
            if (i % 2 == 1)
                PaintRun(position, position + runs[i], instanceClass, index);
    }

    void PaintRun(long from, long to, ushort instanceClass, int index)
    {
        for (var x = (int)(from / size.Height); from < to; x++)
        {
            var end = Math.Min(to, (x + 1L) * size.Height);
            if (x >= frame.Window.X && x < frame.Window.Right && (x - frame.Window.X) % frame.Step == 0)
                PaintColumn(x, (int)(from - (long)x * size.Height), (int)(end - (long)x * size.Height), instanceClass, index);
            from = end;
        }
    }

    void PaintColumn(int x, int top, int bottom, ushort instanceClass, int index)
    {
        var skip = Math.Max(0, top - frame.Window.Y);
        for (var y = frame.Window.Y + (skip + frame.Step - 1) / frame.Step * frame.Step; y < Math.Min(bottom, frame.Window.Bottom); y += frame.Step)
            (classes[frame.At(x, y)], objects[frame.At(x, y)]) = (instanceClass, index);
    }
}
