using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines;

/// <summary>Kinds of components and of evidence as users know them.</summary>
public static class KindWords
{
    /// <summary><c>table_step</c>: in lists, JSON and <c>--kind</c>.</summary>
    public static string KeyOf(ComponentKind kind) => Identifier.SnakeCase(kind.ToString());

    /// <summary><c>a table step</c>.</summary>
    public static string Of(ComponentKind kind) => kind switch
    {
        ComponentKind.Dataset => "a dataset",
        ComponentKind.Reference => "a reference",
        ComponentKind.Scorer => "a scorer",
        ComponentKind.TableStep => "a table step",
        ComponentKind.Reviewer => "a reviewer",
        ComponentKind.Output => "an output",
        _ => "an image format",
    };

    /// <summary><c>probabilities or a label map</c>.</summary>
    public static string Of(Evidence evidence, string conjunction = "or")
    {
        List<string> words = [];
        foreach (var (bit, word) in Words)
            if (evidence.HasFlag(bit))
                words.Add(word);
        return words.Count == 0 ? "nothing" : string.Join($" {conjunction} ", words);
    }

    /// <summary>The same of labels, which state classes and do not score them.</summary>
    public static string OfLabels(Evidence evidence, string conjunction = "or") => Of(evidence, conjunction).Replace("class scores", "tags", StringComparison.Ordinal);

    static readonly (Evidence, string)[] Words =
    [
        (Evidence.Probabilities, "probabilities"), (Evidence.LabelMap, "a label map"), (Evidence.Instances, "instances"),
        (Evidence.ClassScores, "class scores"), (Evidence.Value, "a value"),
    ];
}
