namespace Assay.Kernels.Codecs;

/// <summary>Element types of NPY files that are read and written, with numpy's names for them (little-endian).</summary>
static class NpyType
{
    static readonly (string Name, Type Type, int Size)[] Known =
    [
        ("f8", typeof(double), 8), ("f4", typeof(float), 4), ("f2", typeof(Half), 2),
        ("u1", typeof(byte), 1), ("i1", typeof(sbyte), 1), ("u2", typeof(ushort), 2), ("i2", typeof(short), 2),
        ("u4", typeof(uint), 4), ("i4", typeof(int), 4), ("u8", typeof(ulong), 8), ("i8", typeof(long), 8), ("b1", typeof(bool), 1),
    ];

    public static string Names => string.Join(", ", Known.Select(known => known.Name));

    /// <summary>Bytes of an element.</summary>
    public static int SizeOf(Type type) => Known.First(known => known.Type == type).Size;

    /// <summary>As a header writes it: <c>&lt;f4</c>, <c>|u1</c>.</summary>
    /// <exception cref="NotSupportedException">numpy has no such type, or it is not supported.</exception>
    public static string Describe(Type type) => Array.Find(Known, known => known.Type == type) is { Name: { } name } known
        ? (known.Size == 1 ? "|" : "<") + name
        : throw new NotSupportedException($"{type.Name} is not an element type of NPY files");

    /// <summary>The type that a header's <c>descr</c> names.</summary>
    /// <exception cref="InvalidDataException">Big-endian, pickled or not supported; the message says what to do about it.</exception>
    public static Type Parse(string descr)
    {
        if (descr is ['|' or '<' or '>' or '=', 'O', ..] or "O")
            throw new InvalidDataException("it holds Python objects (dtype object), which are never loaded because that runs code; save a numeric array instead, np.save(path, np.stack(x))");
        var (order, name) = descr.Length > 0 && "|<>=".Contains(descr[0]) ? (descr[0], descr[1..]) : ('<', descr);
        if (Array.Find(Known, known => known.Name == name) is not { Type: { } type } known)
            throw new InvalidDataException($"its element type is '{descr}', expected one of {Names}; convert it, x.astype('<f4')");
        if (order == '>' && known.Size > 1)
            throw new InvalidDataException($"it is big-endian ('{descr}'), expected little-endian; convert it, np.ascontiguousarray(x).astype('<{name}')");
        return type;
    }
}
