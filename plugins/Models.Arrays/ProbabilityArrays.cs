using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>Class probabilities, kept in the type they are stored in.</summary>
sealed class ProbabilityArrays : IKind
{
    public Evidence Gives => Evidence.Probabilities;

    public string Option => "probabilities";

    public IReadOnlyList<string> Extensions => [".npy", ".npz"];

    public int Sides => 3;

    public string Shape => "(classes, height, width)";

    public void Check(NpyHeader header, IReadOnlyList<long> shape, int classes)
    {
        if (header.ElementType == typeof(sbyte) || header.ElementType == typeof(bool) || Type.GetTypeCode(header.ElementType) is >= TypeCode.Int16 and <= TypeCode.UInt64)
            throw new InvalidDataException($"its elements are {header.ElementType.Name}, expected float64, float32, float16, or uint8 that stands for x / 255; convert them, x.astype('f4')");
        Shapes.Check(header, shape, Shape);
        if (classes > 0 && shape[0] != classes && shape[2] == classes && shape[2] < Math.Min(shape[0], shape[1]))
            throw new InvalidDataException($"its shape is {header.ShapeText} for {classes} classes: {ChannelLast(header)}");
    }

    static string ChannelLast(NpyHeader header) =>
        $"these look channel-last {(header.Shape.Count == 4 ? "(N,H,W,K)" : "(H,W,K)")}; transpose with np.ascontiguousarray(np.moveaxis(x, -1, {header.Shape.Count - 3}))";

    public Opinion Read(NpyFile stack, long index, Size size) => Type.GetTypeCode(stack.ElementType) switch
    {
        TypeCode.Double => Slice<double>(stack, index, size),
        TypeCode.Single => Slice<float>(stack, index, size),
        TypeCode.Byte => Slice<byte>(stack, index, size),
        _ => Slice<Half>(stack, index, size),
    };

    static Opinion Slice<T>(NpyFile stack, long index, Size size) where T : unmanaged
    {
        var count = checked((int)(stack.Shape[^3] * stack.Shape[^2] * stack.Shape[^1]));
        return Wrap(stack.Header, size, stack.Slice<T>(index * count, count));
    }

    public Opinion Read(string path, Size size, int classes)
    {
        var header = NpyFile.ReadHeader(path);
        if (header.Shape.Count != Sides)
            throw new InvalidDataException($"its shape is {header.ShapeText}, expected {Shape}");
        Check(header, header.Shape, classes);
        return Type.GetTypeCode(header.ElementType) switch
        {
            TypeCode.Double => Load<double>(path, size),
            TypeCode.Single => Load<float>(path, size),
            TypeCode.Byte => Load<byte>(path, size),
            _ => Load<Half>(path, size),
        };
    }

    public bool CanReadWindows(string path) => path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    public Opinion Read(string path, long entry, Size size, Window window, int classes)
    {
        using var file = NpyWindows.Open(path);
        if (file.Header.Shape.Count < Sides)
            throw new InvalidDataException($"its shape is {file.Header.ShapeText}, expected {Shape}");
        Check(file.Header, [.. file.Header.Shape.TakeLast(Sides)], classes);
        CheckSize(file.Header, size);
        return Type.GetTypeCode(file.Header.ElementType) switch
        {
            TypeCode.Double => Read<double>(file, entry, window),
            TypeCode.Single => Read<float>(file, entry, window),
            TypeCode.Byte => Read<byte>(file, entry, window),
            _ => Read<Half>(file, entry, window),
        };
    }

    static Opinion Read<T>(NpyWindows file, long entry, Window window) where T : unmanaged
    {
        var planes = (int)file.Header.Shape[^3];
        return new Opinion { Probabilities = Probabilities.Of<T>(window.Size, planes, file.Read<T>(entry, planes, window.X, window.Y, window.Size.Width, window.Size.Height)) };
    }

    /// <summary>Read, not mapped: thousands of open maps would outlive their use.</summary>
    static Opinion Load<T>(string path, Size size) where T : unmanaged
    {
        var (header, elements) = NpyFile.Read<T>(path);
        return Wrap<T>(header, size, elements);
    }

    static Opinion Wrap<T>(NpyHeader header, Size size, ReadOnlyMemory<T> values) where T : unmanaged
    {
        CheckSize(header, size);
        return new Opinion { Probabilities = Probabilities.Of(size, (int)header.Shape[^3], values) };
    }

    static void CheckSize(NpyHeader header, Size size)
    {
        var shape = header.Shape;
        Shapes.Match(new Size((int)shape[^1], (int)shape[^2]), size, new Size((int)shape[^2], (int)shape[^3]) == size ? ChannelLast(header) : "");
    }
}
