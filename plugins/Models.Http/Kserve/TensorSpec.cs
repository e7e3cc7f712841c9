using System.Text.Json;
using Assay.Models.Http.Answers;

namespace Assay.Models.Http.Kserve;

/// <summary>An input or output as the server describes it.</summary>
/// <param name="Shape">-1: any.</param>
sealed record TensorSpec(string Name, TensorType Type, IReadOnlyList<long> Shape)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>The one that is named, or the only one.</summary>
    /// <param name="kind">"input" or "output".</param>
    public static TensorSpec Choose(Told told, JsonElement metadata, string kind, string? name)
    {
        if (metadata.Find(kind + "s") is not { ValueKind: JsonValueKind.Array } list)
            throw told.Wrong($"the model's metadata {told.Reply.Describe()} have no '{kind}s'", "those of the Open Inference Protocol v2");
        var all = list.EnumerateArray().Where(one => one.Find("name") is { ValueKind: JsonValueKind.String }).ToArray();
        var names = string.Join(", ", all.Select(one => one.GetProperty("name").GetString()));
        var chosen = name is null ? all : [.. all.Where(one => one.GetProperty("name").GetString() == name)];
        if (chosen is not [var only])
            throw told.Wrong(name is null ? $"the model has the {kind}s {names}" : $"the model has no {kind} '{name}', but {names}", $"the name of one: {kind}: NAME", "model-mismatch");
        return Read(told, only, kind);
    }

    static TensorSpec Read(Told told, JsonElement one, string kind)
    {
        var name = one.GetProperty("name").GetString()!;
        var word = one.Find("datatype") is { ValueKind: JsonValueKind.String } type ? type.GetString()! : "nothing";
        if (TensorType.Find(word) is not { } known)
            throw told.Wrong($"the model's {kind} '{name}' is of {word}", "a type of numbers", "model-mismatch");
        return one.Find("shape")?.Numbers() is { } shape ? new TensorSpec(name, known, [.. shape.Select(side => (long)side)])
            : throw told.Wrong($"the model's {kind} '{name}' has no shape", "a list of sides", "model-mismatch");
    }
}
