namespace Assay.Kernels.Codecs;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">As the model calls it.</param>
/// <param name="Type">Of its elements; <see cref="OnnxType.Undefined"/> when it is not a tensor (a sequence or a map).</param>
/// <param name="Dimensions">Outermost first; null when the model states no shape.</param>
public sealed record OnnxPort(string Name, OnnxType Type, IReadOnlyList<OnnxDimension>? Dimensions)
{
    /// <summary>The number of sides, or null.</summary>
    public int? Rank => Dimensions?.Count;

    /// <summary>Shape in words: <c>[batch, 13, 512, 512]</c>.</summary>
    public string ShapeText => Dimensions is null ? "[any shape]" : $"[{string.Join(", ", Dimensions)}]";

    /// <summary>Name, type and shape: <c>'image' float32 [batch, 13, 512, 512]</c>.</summary>
    public override string ToString() => $"'{Name}' {NameOf(Type)} {ShapeText}";

    /// <summary>A type as people write it: <c>float32</c>.</summary>
    public static string NameOf(OnnxType type) => type switch
    {
        OnnxType.Float => "float32",
        OnnxType.Double => "float64",
        OnnxType.Undefined => "no tensor",
        _ => type.ToString().ToLowerInvariant(),
    };
}
