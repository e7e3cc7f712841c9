namespace Assay.Formats.CloudSen12.Taco;

/// <summary>An item of a TACO container: bytes of a file, or a folder of further items.</summary>
/// <param name="Id">Its name among its siblings.</param>
/// <param name="Row">Its row in <paramref name="Table"/>.</param>
/// <param name="Table">What is said of it and its siblings.</param>
/// <param name="IsFolder">Whether <see cref="TacoContainer.Children"/> may be asked.</param>
/// <param name="File">The file that holds its bytes.</param>
/// <param name="Offset">Where in that file they begin.</param>
/// <param name="Length">How many they are.</param>
public sealed record TacoItem(string Id, int Row, Parquet.ParquetFile Table, bool IsFolder, string File, long Offset, long Length);
