using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Ids of labels and their attributes, by name and by the task or project that they belong to.</summary>
sealed class LabelBook(IReadOnlyList<JsonElement> labels)
{
    /// <summary>Null when the task has no such label.</summary>
    public JsonElement? Find(string name, ServerTask task)
    {
        var named = labels.Where(label => label.Text("name") == name).ToArray();
        var own = Array.FindIndex(named, label => label.Long("task_id") == task.Id || task.Project is { } project && label.Long("project_id") == project);
        return own >= 0 ? named[own] : named.Length == 1 && task.IsClosed ? named[0] : null; // Of a task that the token may not see.
    }

    /// <summary>Attributes as <c>{ spec_id, value }</c>.</summary>
    /// <returns>How many the label does not have.</returns>
    public static int Fill(JsonObject shape, JsonElement label, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        var specs = label.List("attributes").Where(spec => spec.Long("id") is not null).ToLookup(spec => spec.Text("name") ?? "", spec => (int)spec.Long("id")!);
        var (list, left) = (new JsonArray(), 0);
        foreach (var (name, value) in attributes)
            if (specs[name].Any())
                list.Add(new JsonObject { ["spec_id"] = specs[name].First(), ["value"] = value });
            else
                left++;
        shape["attributes"] = list;
        return left;
    }
}
