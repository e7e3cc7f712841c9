using System.Numerics;
using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>Class probabilities of whole images.</summary>
sealed class ClassScoreArrays(bool multiLabel) : IKind
{
    public Evidence Gives => Evidence.ClassScores;

    public string Option => "class_scores";

    public IReadOnlyList<string> Extensions => [".npy", ".npz"];

    public int Sides => 1;

    public string Shape => "(classes,)";

    public void Check(NpyHeader header, IReadOnlyList<long> shape, int classes)
    {
        if (Type.GetTypeCode(header.ElementType) is not (TypeCode.Double or TypeCode.Single) && header.ElementType != typeof(Half))
            throw new InvalidDataException($"its elements are {header.ElementType.Name}, expected float64, float32 or float16; convert them, x.astype('f4')");
        Shapes.Check(header, shape, Shape);
    }

    public Opinion Read(NpyFile stack, long index, Size size) => Type.GetTypeCode(stack.ElementType) switch
    {
        TypeCode.Double => Wrap<double>(stack, index),
        TypeCode.Single => Wrap<float>(stack, index),
        _ => Wrap<Half>(stack, index),
    };

    Opinion Wrap<T>(NpyFile stack, long index) where T : unmanaged, INumberBase<T>
    {
        var count = (int)stack.Shape[^1];
        double[] scores = [.. stack.Slice<T>(index * count, count).Span.ToArray().Select(double.CreateTruncating)];
        if (ClassScoreCheck.Find(scores, multiLabel, k => $"class {k}") is { } defect)
            throw new InvalidDataException(defect);
        return new Opinion { ClassScores = scores };
    }

    public Opinion Read(string path, Size size, int classes)
    {
        using var file = NpyFile.Open(path);
        if (file.Shape.Count != Sides)
            throw new InvalidDataException($"its shape is {file.Header.ShapeText}, expected {Shape}");
        Check(file.Header, file.Shape, classes);
        return Read(file, 0, size);
    }
}
