using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>What an answer calls an object's class: an id, a name, or a number per class.</summary>
static class LabelNames
{
    /// <returns>The class's id; null when nothing is said.</returns>
    /// <exception cref="DataException">A name that nobody knows.</exception>
    public static int? Read(Told told, JsonElement entry, ClassList names)
    {
        if (entry.Find("label", "class", "category_id", "class_id", "label_id", "class_name") is { } label)
            return label.ValueKind == JsonValueKind.String
                ? names.Find(label.GetString()!) is { } position ? names[position].Id : throw Unknown(told, label.GetString()!, names)
                : label.Number() is { } id && id == Math.Floor(id) && Math.Abs(id) < int.MaxValue ? (int)id
                : throw told.Wrong($"a label is {Short(label)}", "a class id or name");
        return entry.Find("scores", "logits", "probabilities")?.Numbers() is { Length: > 0 } scores ? Best(told, scores, names) : null;
    }

    static int Best(Told told, double[] scores, ClassList names)
    {
        var best = Array.IndexOf(scores, scores.Max());
        return names.Count == 0 ? best : best < names.Count ? names[best].Id : throw told.Wrong($"an object has {scores.Length} scores", $"one for each of the {names.Count} classes");
    }

    /// <summary>How sure the model is, in [0,1]; null when it does not say.</summary>
    public static double? Confidence(Told told, JsonElement entry)
    {
        var stated = entry.Find("score", "confidence")?.Number() ?? entry.Find("probabilities", "scores")?.Numbers()?.DefaultIfEmpty().Max();
        return stated is null or (>= 0 and <= 1) ? stated : throw told.Wrong($"the score of an object is {stated.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}", "a number between 0 and 1", "not-probabilities");
    }

    public static DataException Unknown(Told told, string name, ClassList names) => told.Wrong($"the answer names the class '{Cut(name)}'",
        names.Count == 0 ? "class ids; list the model's names in labels:" : $"one of {string.Join(", ", names.Take(8).Select(entry => entry.Name))}{(names.Count > 8 ? ", ..." : "")}; list the model's own names in labels: and pair them with map:");

    public static string Short(JsonElement node) => Cut(node.GetRawText());

    static string Cut(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
