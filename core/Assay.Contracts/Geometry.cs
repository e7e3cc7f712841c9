namespace Assay;

/// <summary>The shape of an instance, in pixels of its sample. The host rasterises it on demand: <see cref="Exam.Mask"/>.</summary>
public abstract record Geometry
{
    /// <summary>The smallest box around the shape, whole pixels for a mask; null when it spans nothing: a mask without a pixel, no polygon, no point.</summary>
    public abstract Box? Bounds { get; }
}

/// <summary>A rectangle without a mask.</summary>
public sealed record BoxGeometry(Box Box) : Geometry
{
    /// <inheritdoc/>
    public override Box? Bounds => Box;
}

/// <summary>Polygons whose union is the object; each part is x0, y0, x1, y1, ... with at least three points and no closing repeat. Inside a part the even-odd rule holds.</summary>
public sealed record PolygonGeometry(IReadOnlyList<double[]> Parts) : Geometry
{
    /// <inheritdoc/>
    public override Box? Bounds
    {
        get
        {
            var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
            foreach (var part in Parts)
                for (var i = 0; i + 1 < part.Length; i += 2)
                {
                    (left, right) = (Math.Min(left, part[i]), Math.Max(right, part[i]));
                    (top, bottom) = (Math.Min(top, part[i + 1]), Math.Max(bottom, part[i + 1]));
                }
            return left > right ? null : new Box(left, top, right - left, bottom - top);
        }
    }
}

/// <summary>A mask.</summary>
public sealed record MaskGeometry(Rle Mask) : Geometry
{
    /// <inheritdoc/>
    public override Box? Bounds => Mask.Bounds;
}
