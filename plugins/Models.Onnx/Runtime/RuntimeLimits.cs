namespace Assay.Models.Onnx.Runtime;

/// <summary>How new a model a library takes: found by giving it models of one Identity node, which is asked only when a model was refused.</summary>
sealed class RuntimeLimits(OrtLibrary library)
{
    const int Highest = 127, OldOpset = 7, OldIr = 3;

    /// <summary>The newest file format.</summary>
    public int IrVersion => Last(version => Model(version, OldOpset), OldIr);

    /// <summary>The newest set of ONNX's own operators.</summary>
    public int Opset => Last(version => Model(OldIr + 1, version), OldOpset);

    int Last(Func<int, byte[]> model, int from)
    {
        while (from < Highest && SessionMaker.Takes(library, model(from + 1)))
            from++;
        return from;
    }

    /// <summary>x -> Identity -> y, one float; ModelProto with ir_version 1, graph 7 and opset_import 8, all numbers below 128 and so one byte.</summary>
    static byte[] Model(int ir, int opset)
    {
        byte[] type = [0x12, 4, 0x0a, 2, 0x08, 1]; // ValueInfo.type = tensor of element type 1, any shape
        byte[] x = [0x0a, 1, (byte)'x', .. type], y = [0x0a, 1, (byte)'y', .. type];
        byte[] node = [0x0a, 1, (byte)'x', 0x12, 1, (byte)'y', 0x22, 8, .. "Identity"u8];
        byte[] graph = [0x0a, (byte)node.Length, .. node, 0x12, 1, (byte)'g', 0x5a, (byte)x.Length, .. x, 0x62, (byte)y.Length, .. y];
        return [0x08, (byte)ir, 0x3a, (byte)graph.Length, .. graph, 0x42, 2, 0x10, (byte)opset];
    }
}
