using System.Numerics;
using System.Runtime.InteropServices;
using Assay.Kernels.Codecs;

namespace Assay.Outputs.Predictions;

/// <summary>An NPY file (K, H, W) per sample, in the type the probabilities have; where classes were left out by a map, a last plane says how much.</summary>
sealed class ProbabilityWriter(TargetFolder target, ClassList classes, PredictionsOptions options) : IPredictionWriter
{
    bool? complete;

    public bool Add(int index, Sample sample, Opinion opinion)
    {
        if (opinion.Probabilities is not { } probabilities)
            return false;
        if ((complete ??= probabilities.Complete) != probabilities.Complete)
            throw new DataException("answer-count", $"reference '{options.Reference}' leaves classes out of '{sample.Id}' and not of others, or the other way round; expected one list of classes");
        target.Write(SampleName.File(sample, options.Names, ".npy"), stream => Write(stream, probabilities));
        return true;
    }

    static void Write(Stream stream, Probabilities of)
    {
        switch (Type.GetTypeCode(of.ElementType))
        {
            case TypeCode.Single: Write<float>(stream, of, rest => (float)rest); break;
            case TypeCode.Double: Write<double>(stream, of, rest => rest); break;
            case TypeCode.Byte: Write<byte>(stream, of, rest => (byte)Math.Round(255 * rest)); break;
            default: Write<Half>(stream, of, rest => (Half)rest); break;
        }
    }

    static void Write<T>(Stream stream, Probabilities of, Func<double, T> store) where T : unmanaged, INumber<T>
    {
        stream.Write(NpyHeader.Encode<T>([of.Classes + (of.Complete ? 0 : 1), of.Size.Height, of.Size.Width]));
        stream.Write(MemoryMarshal.AsBytes(of.Values<T>()));
        if (!of.Complete)
            stream.Write(MemoryMarshal.AsBytes(Rest(of, store).AsSpan()));
    }

    static T[] Rest<T>(Probabilities of, Func<double, T> store)
    {
        var rest = new T[of.Size.Area];
        for (var i = 0; i < rest.Length; i++)
        {
            var left = 1.0;
            for (var k = 0; k < of.Classes; k++)
                left -= of[k, i];
            rest[i] = store(Math.Clamp(left, 0, 1));
        }
        return rest;
    }

    public void Finish()
    {
    }

    public string Use(string reference) => $"""
        # A probability per class and pixel, (K, H, W){(complete == false ? "; the last plane is what classes that were left out have" : "")}:
        references:
          {reference}:
            arrays: {Yaml.Path("probabilities", ".")}
            classes: {Yaml.Planes(classes, complete == false ? ["left_out"] : [])}{(complete == false ? "\n    map: { left_out: ~ }" : "")}

        """;

    public void Dispose()
    {
    }
}
