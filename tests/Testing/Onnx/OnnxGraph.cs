using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Testing;

/// <summary>
/// Makes small ONNX models, so that tests need no weights of strangers: <c>new OnnxGraph("seg").Input("image", OnnxType.Float, "batch", 3, "h", "w").Weights("k", [2, 3, 1, 1], ...)
/// .Node("Conv", ["image", "k"], ["y"]).Output("y", OnnxType.Float, "batch", 2, "h", "w").Save(path)</c>. Field numbers are onnx.proto's.
/// </summary>
public sealed class OnnxGraph(string name)
{
    readonly ProtobufWriter graph = new(), metadata = new();

    /// <summary>The version of ONNX's operators.</summary>
    public int Opset { get; init; } = 13;

    /// <summary>The version of the file format.</summary>
    public int IrVersion { get; init; } = 8;

    /// <summary>An input; sides are numbers or names.</summary>
    public OnnxGraph Input(string port, OnnxType type, params object[] sides) => Port(11, port, type, sides);

    /// <summary>An output; sides are numbers or names.</summary>
    public OnnxGraph Output(string port, OnnxType type, params object[] sides) => Port(12, port, type, sides);

    /// <summary>A node; attributes are long, int, float, string, long[], a <see cref="Tensor"/> or an <see cref="OnnxGraphAttribute"/>.</summary>
    public OnnxGraph Node(string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes) => Node("", type, inputs, outputs, attributes);

    /// <summary>A node of a domain of its own.</summary>
    public OnnxGraph Node(string domain, string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        ProtobufWriter node = new();
        foreach (var input in inputs)
            node.Write(1, input);
        foreach (var output in outputs)
            node.Write(2, output);
        node.Write(4, type);
        foreach (var (key, value) in attributes)
            node.Write(5, Attribute(key, value));
        if (domain.Length > 0)
            node.Write(7, domain);
        graph.Write(1, node);
        return this;
    }

    /// <summary>Numbers that stand in the model.</summary>
    public OnnxGraph Weights<T>(string weights, long[] shape, params T[] values) where T : unmanaged
    {
        graph.Write(5, Tensor(weights, shape, values));
        return this;
    }

    /// <summary>Numbers that stand in a file beside the model.</summary>
    public OnnxGraph External(string weights, OnnxType type, long[] shape, string file)
    {
        var tensor = Head(weights, type, shape);
        tensor.Write(13, new ProtobufWriter().Write(1, "location").Write(2, file)).Write(14, 1);
        graph.Write(5, tensor);
        return this;
    }

    /// <summary>A note of the author.</summary>
    public OnnxGraph Note(string key, string value)
    {
        metadata.Write(14, new ProtobufWriter().Write(1, key).Write(2, value));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToArray()
    {
        ProtobufWriter model = new();
        model.Write(1, IrVersion).Write(2, "assay-tests");
        model.Write(7, (byte[])[.. graph.ToArray(), .. new ProtobufWriter().Write(2, name).ToArray()]);
        model.Write(8, new ProtobufWriter().Write(1, "").Write(2, Opset));
        return [.. model.ToArray(), .. metadata.ToArray()];
    }

    /// <summary>Writes the file.</summary>
    /// <returns>The path.</returns>
    public string Save(string path)
    {
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    /// <summary>A tensor as an attribute or weights hold it.</summary>
    public static ProtobufWriter Tensor<T>(string name, long[] shape, params T[] values) where T : unmanaged =>
        Head(name, TypeOf<T>(), shape).Write(9, MemoryMarshal.AsBytes<T>(values));

    static ProtobufWriter Head(string name, OnnxType type, long[] shape)
    {
        ProtobufWriter tensor = new();
        foreach (var side in shape)
            tensor.Write(1, side);
        return tensor.Write(2, (long)type).Write(8, name);
    }

    static OnnxType TypeOf<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Single => OnnxType.Float,
        TypeCode.Double => OnnxType.Double,
        TypeCode.Int64 => OnnxType.Int64,
        TypeCode.Int32 => OnnxType.Int32,
        TypeCode.Byte => OnnxType.UInt8,
        TypeCode.Boolean => OnnxType.Bool,
        _ when typeof(T) == typeof(Half) => OnnxType.Float16,
        _ => throw new ArgumentException(typeof(T).Name),
    };

    OnnxGraph Port(int field, string port, OnnxType type, object[] sides)
    {
        ProtobufWriter shape = new();
        foreach (var side in sides)
            shape.Write(1, side is string symbol ? new ProtobufWriter().Write(2, symbol) : new ProtobufWriter().Write(1, Convert.ToInt64(side, null)));
        var tensor = new ProtobufWriter().Write(1, (long)type).Write(2, shape);
        graph.Write(field, new ProtobufWriter().Write(1, port).Write(2, new ProtobufWriter().Write(1, tensor)));
        return this;
    }

    static ProtobufWriter Attribute(string key, object value)
    {
        var attribute = new ProtobufWriter().Write(1, key);
        switch (value)
        {
            case float number: return attribute.Write(2, number).Write(20, 1);
            case int number: return attribute.Write(3, number).Write(20, 2);
            case long number: return attribute.Write(3, number).Write(20, 2);
            case string text: return attribute.Write(4, text).Write(20, 3);
            case ProtobufWriter tensor: return attribute.Write(5, tensor).Write(20, 4);
            case OnnxGraphAttribute subgraph: return attribute.Write(6, subgraph.Body).Write(20, 5);
            case long[] numbers:
                foreach (var number in numbers)
                    attribute.Write(8, number);
                return attribute.Write(20, 7);
            default: throw new ArgumentException($"{key}: {value.GetType().Name}");
        }
    }
}
