namespace Assay.Kernels.Codecs;

/// <summary>Element types of ONNX tensors, with the numbers they have in files (<c>TensorProto.DataType</c>, onnx.proto) and in ONNX Runtime's C API.</summary>
public enum OnnxType
{
    /// <summary>Not stated, or not a tensor.</summary>
    Undefined = 0,
    /// <summary>32-bit floating point.</summary>
    Float = 1,
    /// <summary>0 to 255.</summary>
    UInt8 = 2,
    /// <summary>-128 to 127.</summary>
    Int8 = 3,
    /// <summary>0 to 65,535.</summary>
    UInt16 = 4,
    /// <summary>-32,768 to 32,767.</summary>
    Int16 = 5,
    /// <summary>32-bit signed.</summary>
    Int32 = 6,
    /// <summary>64-bit signed.</summary>
    Int64 = 7,
    /// <summary>Text.</summary>
    String = 8,
    /// <summary>A byte, 0 or 1.</summary>
    Bool = 9,
    /// <summary>16-bit floating point, IEEE 754.</summary>
    Float16 = 10,
    /// <summary>64-bit floating point.</summary>
    Double = 11,
    /// <summary>32-bit unsigned.</summary>
    UInt32 = 12,
    /// <summary>64-bit unsigned.</summary>
    UInt64 = 13,
    /// <summary>Two floats.</summary>
    Complex64 = 14,
    /// <summary>Two doubles.</summary>
    Complex128 = 15,
    /// <summary>The upper half of a float.</summary>
    BFloat16 = 16,
}
