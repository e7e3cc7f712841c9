namespace Assay.Kernels;

/// <summary>A stretch of a contour: consecutive pixels of an outline.</summary>
/// <param name="Mean">Mean distance of its pixels to the other contour.</param>
/// <param name="Pixels">How many it has: the window's length, or the whole outline when that is shorter.</param>
/// <param name="OnSecond">Whether it lies on the second mask's contour.</param>
/// <param name="X">The left column of the box around it, in the frame.</param>
/// <param name="Y">The top row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct ContourArc(double Mean, int Pixels, bool OnSecond, int X, int Y, int Width, int Height);
