namespace Assay.Kernels;

/// <summary>How the pixels of two outlines that lie beyond a tolerance are spread.</summary>
/// <param name="Pixels">Pixels that were walked by.</param>
/// <param name="Beyond">Those beyond the tolerance.</param>
/// <param name="InLongStretches">Those of them in stretches of at least a window's length without a break, or on outlines that are beyond it all round.</param>
public readonly record struct ContourSpread(int Pixels, int Beyond, int InLongStretches);
