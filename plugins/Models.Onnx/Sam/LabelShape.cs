using Assay.Kernels;

namespace Assay.Models.Onnx.Sam;

/// <summary>A label's shape as prompts need it: its box, and its mask when it has more than a box.</summary>
sealed class LabelShape
{
    LabelShape(Size frame, Box box, Rle? mask) => (Frame, Box, Mask) = (frame, box, mask);

    public Size Frame { get; }

    /// <summary>Around the shape as the file gives it, cut to the image.</summary>
    public Box Box { get; }

    /// <summary>Null for a box.</summary>
    public Rle? Mask { get; }

    /// <summary>Null when there is nothing of it in the image.</summary>
    public static LabelShape? Of(Geometry? geometry, Size frame)
    {
        var (box, mask) = geometry switch
        {
            BoxGeometry(var given) => (given, null),
            PolygonGeometry({ Count: > 0 } parts) => (geometry.Bounds ?? default, new Rle(frame, RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, frame.Width, frame.Height))]))),
            MaskGeometry(var given) when given.Size == frame => (given.Bounds ?? default, given),
            _ => (default, null),
        };
        var (left, top, right, bottom) = (Math.Max(0, box.X), Math.Max(0, box.Y), Math.Min(frame.Width, box.Right), Math.Min(frame.Height, box.Bottom));
        return right > left && bottom > top && mask is not { Area: 0 } ? new LabelShape(frame, new Box(left, top, right - left, bottom - top), mask) : null;
    }

    /// <summary>Pixels inside the mask; none for a box.</summary>
    public (int X, int Y)[] PointsInside(int count)
    {
        if (Mask is null)
            return [];
        var (x, y, width, height) = RunBounds.Find(Mask.Counts, Frame.Height);
        return [.. InteriorPoints.Find(Crop(x, y, width, height), width, height, count).Select(point => (point.X + x, point.Y + y))];
    }

    byte[] Crop(int left, int top, int width, int height)
    {
        var crop = new byte[width * height];
        var position = 0L;
        for (var i = 0; i < Mask!.Counts.Length; i++)
        {
            if (i % 2 == 1)
                for (var at = position; at < position + Mask.Counts[i]; at++)
                    crop[(int)(at % Frame.Height - top) * width + (int)(at / Frame.Height) - left] = 1;
            position += Mask.Counts[i];
        }
        return crop;
    }
}
