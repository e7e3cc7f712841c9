using Assay.Kernels.Codecs;
using Assay.Kernels.Files;

namespace Assay.Models.Arrays;

/// <summary>NPY arrays whose first of three last sides are classes: what stands at a pixel adds up to 1, or to 255 in bytes.</summary>
public sealed class ArraysRecognizer : IRecognizer
{
    const string Probabilities = "probabilities", Other = "other";

    /// <inheritdoc/>
    public IEnumerable<Recognition> Look(IListing listing)
    {
        foreach (var group in FileGroups.Of([.. listing.Files.Where(file => file.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))], file => listing.Try(file, path => Read(path, 3)) is not null ? Probabilities : Other, Other))
            if (group.Kind == Probabilities)
                yield return Recognize(group.Path, $"{group.Files.Count} files {listing.Try(group.Files[0], path => Read(path, 3))}");
        foreach (var file in listing.Files)
            if (listing.Try(file, path => Read(path, 4)) is { } why)
                yield return Recognize(file, $"a stack {why}");
    }

    static Recognition Recognize(string path, string why) => new(new Dictionary<string, string> { [Probabilities] = path }, 0.9, why);

    /// <summary>Shape and sum in words.</summary>
    /// <exception cref="InvalidDataException">No probabilities.</exception>
    static string Read(string path, int sides)
    {
        if (!path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException("no NPY file");
        using var file = NpyFile.Open(path);
        var shape = file.Shape;
        if (shape.Count != sides || shape.Any(side => side < 1) || shape[^3] < 2 || shape[^3] * shape[^2] * shape[^1] > int.MaxValue)
            throw new InvalidDataException("no classes by height by width");
        new ProbabilityArrays().Check(file.Header, [.. shape.TakeLast(3)], 0);
        var one = SumsToOne(file, (int)shape[^3], (int)(shape[^2] * shape[^1]));
        return one ? $"of shape {file.Header.ShapeText} ({file.ElementType.Name}), {shape[^3]} classes whose values add up to {(file.ElementType == typeof(byte) ? "255" : "1")}"
            : throw new InvalidDataException("the values of a pixel do not add up to 1");
    }

    static bool SumsToOne(NpyFile file, int classes, int area) => new[] { 0, area / 3, area / 2, area - 1 }.All(pixel =>
        Math.Abs(Enumerable.Range(0, classes).Sum(k => At(file, k * (long)area + pixel)) - 1) < 0.02 + classes / 510.0);

    static double At(NpyFile file, long index) => Type.GetTypeCode(file.ElementType) switch
    {
        TypeCode.Double => file.Slice<double>(index, 1).Span[0],
        TypeCode.Single => file.Slice<float>(index, 1).Span[0],
        TypeCode.Byte => file.Slice<byte>(index, 1).Span[0] / 255.0,
        _ => (double)file.Slice<Half>(index, 1).Span[0],
    };
}
