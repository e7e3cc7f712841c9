namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>How values of a column are stored (parquet.thrift, Type).</summary>
public enum PhysicalType
{
    Boolean, Int32, Int64, Int96, Float, Double, ByteArray, FixedByteArray,
}
