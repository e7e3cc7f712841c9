namespace Assay.Kernels;

/// <summary>What <see cref="SoftMin"/> found in one image.</summary>
/// <param name="Score">In [0,1], low where the model doubts the labels; null when every pixel is void or a value is no probability.</param>
/// <param name="Lowest">The lowest probability of a labelled class; NaN without a score.</param>
/// <param name="Pixel">The first pixel that has it: y * width + x; -1 without a score.</param>
/// <param name="Used">Pixels that are not void.</param>
/// <param name="Defect">The first probability of a labelled class that is NaN or outside [0,1].</param>
public readonly record struct SoftMinResult(double? Score, double Lowest, int Pixel, int Used, ProbabilityDefect? Defect);
