namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Types of Thrift's compact protocol, as they stand in the lower half of a field's first byte.</summary>
enum ThriftType : byte
{
    Stop, True, False, Byte, Int16, Int32, Int64, Double, Binary, List, Set, Map, Struct,
}
