using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Reads the library's description of a tensor.</summary>
static unsafe class TensorShape
{
    public static (OnnxType Type, long[] Sides) Of(OrtApi api, nint description)
    {
        int type;
        nuint rank;
        api.Check(((delegate* unmanaged<nint, int*, nint>)api[Slot.GetTensorElementType])(description, &type));
        api.Check(((delegate* unmanaged<nint, nuint*, nint>)api[Slot.GetDimensionsCount])(description, &rank));
        var sides = new long[(int)rank];
        fixed (long* to = sides)
            api.Check(((delegate* unmanaged<nint, long*, nuint, nint>)api[Slot.GetDimensions])(description, to, rank));
        return ((OnnxType)type, sides);
    }

    /// <summary>What the model calls its sides; null where it does not.</summary>
    public static string?[] Names(OrtApi api, nint description, int rank)
    {
        var names = new nint[rank];
        fixed (nint* to = names)
            api.Check(((delegate* unmanaged<nint, nint*, nuint, nint>)api[Slot.GetSymbolicDimensions])(description, to, (nuint)rank));
        return [.. names.Select(name => Marshal.PtrToStringUTF8(name) is { Length: > 0 } text ? text : null)];
    }
}
