namespace Assay.Models.Http.Kserve;

/// <summary>Element types of the Open Inference Protocol.</summary>
/// <param name="Name">As in <c>datatype</c>.</param>
/// <param name="Type">Of .NET.</param>
/// <param name="Bytes">Of an element.</param>
sealed record TensorType(string Name, Type Type, int Bytes)
{
    static readonly TensorType[] Known =
    [
        new("FP32", typeof(float), 4), new("FP64", typeof(double), 8), new("FP16", typeof(Half), 2), new("UINT8", typeof(byte), 1), new("INT8", typeof(sbyte), 1),
        new("UINT16", typeof(ushort), 2), new("INT16", typeof(short), 2), new("UINT32", typeof(uint), 4), new("INT32", typeof(int), 4), new("UINT64", typeof(ulong), 8),
        new("INT64", typeof(long), 8), new("BOOL", typeof(bool), 1),
    ];

    /// <summary>Null when it is no type of numbers.</summary>
    public static TensorType? Find(string name) => Array.Find(Known, known => known.Name == name);

    public bool IsFloat => Name.StartsWith("FP", StringComparison.Ordinal);

    public override string ToString() => Name;
}
