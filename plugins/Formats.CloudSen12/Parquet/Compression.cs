namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>How pages of a column are compressed (parquet.thrift, CompressionCodec).</summary>
enum Compression
{
    None, Snappy, Gzip, Lzo, Brotli, Lz4Framed, Zstd, Lz4,
}
