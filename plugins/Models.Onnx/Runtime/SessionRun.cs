using System.Runtime.InteropServices;
using System.Text;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>One run of a session: pins what goes in, copies what comes out, releases everything.</summary>
sealed unsafe class SessionRun : IDisposable
{
    const int Fatal = 4;

    readonly OrtLibrary library;
    readonly OrtApi api;
    readonly nint session, options;
    readonly List<GCHandle> pins = [];
    readonly List<nint> values = [];

    public SessionRun(OrtLibrary library, nint session)
    {
        (this.library, this.session, api) = (library, session, library.Api);
        nint made;
        api.Check(((delegate* unmanaged<nint*, nint>)api[Slot.CreateRunOptions])(&made));
        options = made;
        api.Check(((delegate* unmanaged<nint, int, nint>)api[Slot.RunOptionsSetRunLogSeverityLevel])(options, Fatal));
    }

    /// <summary>Makes the running computation end with an error. From any thread.</summary>
    public void Terminate() => api.Check(((delegate* unmanaged<nint, nint>)api[Slot.RunOptionsSetTerminate])(options));

    public Dictionary<string, OnnxTensor> Do(IReadOnlyDictionary<string, OnnxTensor> inputs, IReadOnlyList<string> outputs)
    {
        var inputNames = inputs.Keys.Select(Name).ToArray();
        var inputValues = inputs.Values.Select(Value).ToArray();
        var outputNames = outputs.Select(Name).ToArray();
        var outputValues = new nint[outputs.Count];
        fixed (nint* names = inputNames, given = inputValues, wanted = outputNames, taken = outputValues)
            api.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)api[Slot.Run])(
                session, options, names, given, (nuint)inputs.Count, wanted, (nuint)outputs.Count, taken));
        values.AddRange(outputValues);
        return outputs.Zip(outputValues).ToDictionary(pair => pair.First, pair => Read(pair.First, pair.Second), StringComparer.Ordinal);
    }

    nint Pin(Array array)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        pins.Add(pin);
        return pin.AddrOfPinnedObject();
    }

    nint Name(string name) => Pin(Encoding.UTF8.GetBytes(name + '\0'));

    nint Value(OnnxTensor tensor)
    {
        nint value;
        // Bools cannot be pinned as an array of their own; as bytes they are the same.
        var data = Pin(tensor.Array is bool[] flags ? Array.ConvertAll(flags, flag => flag ? (byte)1 : (byte)0) : tensor.Array);
        var shape = tensor.Shape.ToArray();
        fixed (long* sides = shape)
            api.Check(((delegate* unmanaged<nint, nint, nuint, long*, nuint, int, nint*, nint>)api[Slot.CreateTensorWithData])(
                library.Memory, data, (nuint)((long)tensor.Count * ElementTypes.Bytes(tensor.Type)), sides, (nuint)shape.Length, (int)tensor.Type, &value));
        values.Add(value);
        return value;
    }

    OnnxTensor Read(string name, nint value)
    {
        nint description;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[Slot.GetTensorTypeAndShape])(value, &description));
        try
        {
            var (type, shape) = TensorShape.Of(api, description);
            var count = shape.Aggregate(1L, (product, side) => checked(product * side));
            if (!ElementTypes.Knows(type) || count > Array.MaxLength)
                throw new OrtException(0, $"output '{name}' is {OnnxPort.NameOf(type)} of {count} elements, which cannot be read");
            var array = ElementTypes.Allocate(type, (int)count);
            void* data;
            api.Check(((delegate* unmanaged<nint, void**, nint>)api[Slot.GetTensorMutableData])(value, &data));
            new ReadOnlySpan<byte>(data, checked((int)(count * ElementTypes.Bytes(type)))).CopyTo(OnnxTensor.Bytes(type, array));
            return OnnxTensor.Own(type, shape, array);
        }
        finally
        {
            api.Release(Slot.ReleaseTensorTypeAndShapeInfo, description);
        }
    }

    public void Dispose()
    {
        foreach (var value in values)
            api.Release(Slot.ReleaseValue, value);
        foreach (var pin in pins)
            pin.Free();
        api.Release(Slot.ReleaseRunOptions, options);
    }
}
