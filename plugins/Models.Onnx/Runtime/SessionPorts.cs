using System.Text;
using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Asks a session for what the model says of itself.</summary>
sealed unsafe class SessionPorts(OrtLibrary library, nint session)
{
    readonly OrtApi api = library.Api;

    public IReadOnlyList<OnnxPort> Inputs() => Ports(Slot.SessionGetInputCount, Slot.SessionGetInputName, Slot.SessionGetInputTypeInfo);

    public IReadOnlyList<OnnxPort> Outputs() => Ports(Slot.SessionGetOutputCount, Slot.SessionGetOutputName, Slot.SessionGetOutputTypeInfo);

    List<OnnxPort> Ports(int countSlot, int nameSlot, int typeSlot)
    {
        nuint count;
        api.Check(((delegate* unmanaged<nint, nuint*, nint>)api[countSlot])(session, &count));
        List<OnnxPort> ports = [];
        for (nuint i = 0; i < count; i++)
        {
            nint name, type;
            api.Check(((delegate* unmanaged<nint, nuint, nint, nint*, nint>)api[nameSlot])(session, i, library.Allocator, &name));
            api.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)api[typeSlot])(session, i, &type));
            ports.Add(Port(library.Take(name), type));
        }
        return ports;
    }

    OnnxPort Port(string name, nint type)
    {
        try
        {
            nint tensor;
            api.Check(((delegate* unmanaged<nint, nint*, nint>)api[Slot.CastTypeInfoToTensorInfo])(type, &tensor));
            if (tensor == 0)
                return new(name, OnnxType.Undefined, null);
            var (element, sides) = TensorShape.Of(api, tensor);
            var names = TensorShape.Names(api, tensor, sides.Length);
            return new(name, element, [.. sides.Select((side, i) => new OnnxDimension(side, side < 0 ? names[i] : null))]);
        }
        finally
        {
            api.Release(Slot.ReleaseTypeInfo, type);
        }
    }

    public Dictionary<string, string> Metadata()
    {
        nint metadata;
        nint* keys;
        long count;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[Slot.SessionGetModelMetadata])(session, &metadata));
        try
        {
            Dictionary<string, string> found = new(StringComparer.Ordinal);
            api.Check(((delegate* unmanaged<nint, nint, nint**, long*, nint>)api[Slot.ModelMetadataGetCustomMetadataMapKeys])(metadata, library.Allocator, &keys, &count));
            for (var i = 0; i < count; i++)
            {
                var key = library.Take(keys[i]);
                found[key] = Value(metadata, key);
            }
            if (count > 0)
                library.Free((nint)keys);
            return found;
        }
        finally
        {
            api.Release(Slot.ReleaseModelMetadata, metadata);
        }
    }

    string Value(nint metadata, string key)
    {
        nint value;
        fixed (byte* name = Encoding.UTF8.GetBytes(key + '\0'))
            api.Check(((delegate* unmanaged<nint, nint, byte*, nint*, nint>)api[Slot.ModelMetadataLookupCustomMetadataMap])(metadata, library.Allocator, name, &value));
        return value == 0 ? "" : library.Take(value);
    }
}
