namespace Assay.Kernels.Codecs;

/// <summary>Fills a row of a band; asked for in the order in which the file holds them, so that an image need not be in memory.</summary>
/// <param name="band">0 is the first.</param>
/// <param name="y">0 is the uppermost.</param>
/// <param name="row">Takes a sample per column.</param>
public delegate void TiffRow<T>(int band, int y, Span<T> row);
