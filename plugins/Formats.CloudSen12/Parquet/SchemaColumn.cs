namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>A column, a leaf of the schema.</summary>
/// <param name="Name">Names from the root down, with '.'.</param>
/// <param name="Type">How its values are stored.</param>
/// <param name="TypeLength">Bytes of a value of fixed length; 0 otherwise.</param>
/// <param name="Definition">The level at which a value is there; 0 when none can be missing.</param>
/// <param name="Repetition">How many lists are around a value.</param>
/// <param name="IsText">Bytes that are UTF-8.</param>
public sealed record SchemaColumn(string Name, PhysicalType Type, int TypeLength, int Definition, int Repetition, bool IsText);
