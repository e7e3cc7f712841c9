namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>How values stand in a page (parquet.thrift, Encoding; 1 was never used).</summary>
enum PageEncoding
{
    Plain = 0, PlainDictionary = 2, Rle = 3, BitPacked = 4, DeltaBinaryPacked = 5, DeltaLengthByteArray = 6, DeltaByteArray = 7, RleDictionary = 8, ByteStreamSplit = 9,
}
