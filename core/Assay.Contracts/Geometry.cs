namespace Assay;

/// <summary>The shape of an instance, in pixels of its sample. The host rasterises it on demand: <see cref="Exam.Mask"/>.</summary>
public abstract record Geometry;

/// <summary>A rectangle without a mask.</summary>
public sealed record BoxGeometry(Box Box) : Geometry;

/// <summary>Polygons whose union is the object; each part is x0, y0, x1, y1, ... with at least three points and no closing repeat. Inside a part the even-odd rule holds.</summary>
public sealed record PolygonGeometry(IReadOnlyList<double[]> Parts) : Geometry;

/// <summary>A mask.</summary>
public sealed record MaskGeometry(Rle Mask) : Geometry;
