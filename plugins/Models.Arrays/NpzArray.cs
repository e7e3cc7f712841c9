using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>One sample's array in an NPZ file, or a file of its own of another kind.</summary>
static class NpzArray
{
    public static bool Is(string path) => path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase);

    /// <param name="member">Its name; null for the only one.</param>
    public static Opinion Read(IKind kind, string path, string? member, Size size, int classes)
    {
        if (!Is(path))
            return kind.Read(path, size, classes);
        using var archive = NpzFile.Open(path);
        return Read(kind, archive.Read(member), size, classes);
    }

    public static Opinion Read(IKind kind, NpyFile file, Size size, int classes)
    {
        var isNumber = kind.Sides == 0 && file.Header.Count == 1 && file.Shape.Count < 2;
        if (file.Shape.Count != kind.Sides && !isNumber)
            throw new InvalidDataException($"its shape is {file.Header.ShapeText}, expected {kind.Shape}");
        kind.Check(file.Header, file.Shape, classes);
        return kind.Read(file, 0, size);
    }
}
