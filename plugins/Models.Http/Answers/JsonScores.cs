using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>A JSON array with a number per class, an object with a number per class name, or one number.</summary>
static class JsonScores
{
    public static Opinion Read(Told told, HttpPlan plan, ClassList names)
    {
        var expected = plan.Gives == Evidence.Value ? "a number" : "an array with a number per class";
        var node = JsonBody.Read(told, plan.Options.At, expected);
        if (node.ValueKind == JsonValueKind.Array && node.GetArrayLength() == 1 && node[0].ValueKind == JsonValueKind.Array)
            node = node[0]; // A batch of one.
        if (plan.Gives == Evidence.Value)
            return new Opinion { Value = (node.Number() ?? (node.Numbers() is [var only] ? only : null)) ?? throw told.Wrong($"the answer is {told.Reply.Describe()}", expected) };
        var scores = node.Numbers() ?? ByName(told, node, names) ?? throw told.Wrong($"the answer is {told.Reply.Describe()}", $"{expected}; where it stands in a larger answer says at:");
        return new Opinion { ClassScores = ImageAnswer.Scores(told, scores, plan, names) };
    }

    static double[]? ByName(Told told, JsonElement node, ClassList names)
    {
        if (node.ValueKind != JsonValueKind.Object || node.EnumerateObject().Any(member => member.Value.Number() is null) || !node.EnumerateObject().Any())
            return null;
        var scores = new double[names.Count];
        foreach (var member in node.EnumerateObject())
            scores[names.Find(member.Name) ?? throw LabelNames.Unknown(told, member.Name, names)] = member.Value.GetDouble();
        return scores;
    }
}
