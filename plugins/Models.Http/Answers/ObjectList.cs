using System.Text.Json;

namespace Assay.Models.Http.Answers;

/// <summary>A JSON array of objects; one that cannot be used is left out and named.</summary>
static class ObjectList
{
    /// <param name="read">Makes an instance; or throws, with what is wrong with this one object.</param>
    public static Opinion Read(Told told, HttpPlan plan, string expected, Func<JsonElement, int, Instance> read)
    {
        var node = JsonBody.Read(told, plan.Options.At, expected);
        if (plan.Options.At is null && node.ValueKind == JsonValueKind.Object && node.Find("boxes", "objects", "detections", "predictions", "annotations") is { ValueKind: JsonValueKind.Array } inner)
            node = inner;
        if (node.ValueKind != JsonValueKind.Array)
            throw told.Wrong($"the answer is {told.Reply.Describe()}", $"{expected}; where it stands in a larger answer says at:");
        List<Instance> instances = [];
        List<Problem> problems = [];
        foreach (var (index, entry) in node.EnumerateArray().Index())
            try
            {
                instances.Add(entry.ValueKind == JsonValueKind.Object ? read(entry, index) : throw told.Wrong($"object {index} is {LabelNames.Short(entry)}", expected));
            }
            catch (DataException broken) when (broken.Code is "box-outside" or "broken-box" or "broken-rle" or "broken-polygon")
            {
                problems.Add(broken.ToProblem(told.Sample.Id) with { Place = $"object {index}" });
            }
        return new Opinion { Instances = instances, Problems = problems };
    }
}
