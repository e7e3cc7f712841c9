using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx.Sam;

/// <summary>Floats as a model wants them.</summary>
static class SamTensors
{
    /// <summary>In the type of the input of that name; models in half precision take halves.</summary>
    public static OnnxTensor For(OnnxSession session, string input, long[] shape, float[] values) =>
        session.Inputs.First(port => port.Name == input).Type == OnnxType.Float16 ? OnnxTensor.Of(shape, Array.ConvertAll(values, value => (Half)value)) : OnnxTensor.Of(shape, values);

    /// <summary>Finite numbers, or an error that says whose.</summary>
    /// <exception cref="DataException">A number is none.</exception>
    public static float[] Finite(OnnxSession session, string output, float[] values)
    {
        foreach (var value in values)
            if (!float.IsFinite(value))
                throw new DataException("not-a-number", $"'{output}' holds {value}, expected finite numbers; is it a half-precision export that overflows, or another model's file?", session.Path);
        return values;
    }
}
