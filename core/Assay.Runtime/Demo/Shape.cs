using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>The outline of an object in a scene, in pixels.</summary>
abstract record Shape
{
    /// <summary>Nothing of the shape lies outside.</summary>
    public abstract Box Bounds { get; }

    public abstract bool Contains(double x, double y);

    public abstract Shape Moved(double dx, double dy);
}

/// <summary>An ellipse with a wavy edge: lakes, woods, clouds.</summary>
/// <param name="Wobble">A lattice of <see cref="Points"/> x <see cref="Points"/> values that moves the edge in and out.</param>
sealed record Blob(double X, double Y, double RadiusX, double RadiusY, double[] Wobble) : Shape
{
    public const int Points = 7;

    /// <summary>The edge lies between these shares of the radius.</summary>
    const double Inner = 0.55, Outer = 1.35;

    public override Box Bounds => new(X - RadiusX * Outer, Y - RadiusY * Outer, 2 * RadiusX * Outer, 2 * RadiusY * Outer);

    public override bool Contains(double x, double y)
    {
        var (u, v) = ((x - X) / RadiusX, (y - Y) / RadiusY);
        if (Math.Abs(u) >= Outer || Math.Abs(v) >= Outer)
            return false;
        var scale = (Points - 1) / (2 * Outer);
        var edge = 1 + 0.25 * Noise.At(Wobble, Points, (u + Outer) * scale, (v + Outer) * scale);
        edge = Math.Clamp(edge, Inner, Outer);
        return u * u + v * v < edge * edge;
    }

    public override Shape Moved(double dx, double dy) => this with { X = X + dx, Y = Y + dy };
}

/// <summary>A rectangle turned by the unit vector (AxisX, AxisY): buildings.</summary>
sealed record Block(double X, double Y, double HalfLength, double HalfWidth, double AxisX, double AxisY) : Shape
{
    public override Box Bounds => new(X - HalfLength - HalfWidth, Y - HalfLength - HalfWidth, 2 * (HalfLength + HalfWidth), 2 * (HalfLength + HalfWidth));

    public override bool Contains(double x, double y) =>
        Math.Abs((x - X) * AxisX + (y - Y) * AxisY) <= HalfLength && Math.Abs((y - Y) * AxisX - (x - X) * AxisY) <= HalfWidth;

    public override Shape Moved(double dx, double dy) => this with { X = X + dx, Y = Y + dy };
}

/// <summary>A straight band between two points: roads.</summary>
sealed record Band(double X0, double Y0, double X1, double Y1, double HalfWidth) : Shape
{
    public override Box Bounds => new(Math.Min(X0, X1) - HalfWidth, Math.Min(Y0, Y1) - HalfWidth, Math.Abs(X1 - X0) + 2 * HalfWidth, Math.Abs(Y1 - Y0) + 2 * HalfWidth);

    public override bool Contains(double x, double y)
    {
        var (dx, dy) = (X1 - X0, Y1 - Y0);
        var along = Math.Clamp(((x - X0) * dx + (y - Y0) * dy) / (dx * dx + dy * dy), 0, 1);
        var (ex, ey) = (x - X0 - along * dx, y - Y0 - along * dy);
        return ex * ex + ey * ey <= HalfWidth * HalfWidth;
    }

    public override Shape Moved(double dx, double dy) => new Band(X0 + dx, Y0 + dy, X1 + dx, Y1 + dy, HalfWidth);
}
