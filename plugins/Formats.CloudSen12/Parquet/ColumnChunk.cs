namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>The pages of a column in one row group (ColumnMetaData of parquet.thrift).</summary>
/// <param name="Compression">Of all its pages.</param>
/// <param name="Values">Values, missing ones included.</param>
/// <param name="Start">The first page's first byte.</param>
/// <param name="Length">Bytes of all pages with their headers.</param>
readonly record struct ColumnChunk(Compression Compression, long Values, long Start, long Length);
