using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Gives frames to somebody else to annotate from nothing: as a task of its own with the same labels, into which the frames are uploaded again. Its name ends in a hash of task and frames, by which it is found again.</summary>
sealed class NewTaskWriter(Pushes pushes, PushedItems which, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    const int MostPolls = 900;

    CvatClient Client => pushes.Place.Client;

    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var task in pushes.Wanted(which).GroupBy(item => item.Frame.Task.Id).OrderBy(group => group.Key))
            await WriteAsync([.. task.Select(item => item.Frame).DistinctBy(frame => frame.Number).OrderBy(frame => frame.Number)], cancel);
    }

    async Task WriteAsync(ServerFrame[] frames, CancellationToken cancel)
    {
        var from = frames[0].Task;
        var name = NameOf(from, frames);
        var there = (await Client.ListAsync($"api/tasks?name={Uri.EscapeDataString(name)}", cancel)).Where(task => task.Text("name") == name).Select(task => (JsonElement?)task).FirstOrDefault();
        if (there?.Long("size") > 0)
            return;
        var id = there?.Long("id") ?? await CreateAsync(from, name, frames.Length, cancel);
        if (id is not null || pushes.Outbox.IsRehearsal)
            await UploadAsync(id ?? 0, frames, cancel);
    }

    static string NameOf(ServerTask task, ServerFrame[] frames)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', frames.Select(frame => frame.Number.ToString(CultureInfo.InvariantCulture)).Prepend($"{task.Id}:"))));
        return task.AgainName(Convert.ToHexStringLower(hash.AsSpan(0, 4)));
    }

    async Task<long?> CreateAsync(ServerTask from, string name, int count, CancellationToken cancel)
    {
        JsonObject body = new() { ["name"] = name };
        if (from.Project is { } project)
            body["project_id"] = project;
        else
            body["labels"] = new JsonArray([.. await LabelsAsync(from, cancel)]);
        if (from.Subset.Length > 0)
            body["subset"] = from.Subset;
        using var made = await pushes.Outbox.PostAsync("api/tasks", body, $"a task for {count} frames of task {from.Id} to annotate again", cancel);
        return made?.RootElement.Long("id");
    }

    // Of a skeleton, the drawing names labels by ids that only the old task has.
    async Task<IEnumerable<JsonNode>> LabelsAsync(ServerTask from, CancellationToken cancel)
    {
        var labels = (await Client.ListAsync($"api/labels?task_id={from.Id}", cancel)).Where(label => label.Get("parent_id") is null && label.Get("has_parent") is not { ValueKind: JsonValueKind.True }).ToArray();
        pushes.Ledger.Add(PushLosses.Skeletons.Of(labels.Count(label => label.Text("type") == "skeleton")));
        return labels.Where(label => label.Text("type") != "skeleton").Select(LabelOf);
    }

    static JsonObject LabelOf(JsonElement label) => new()
    {
        ["name"] = label.Text("name"),
        ["color"] = label.Text("color") ?? "",
        ["type"] = label.Text("type") ?? "any",
        ["attributes"] = new JsonArray([.. label.List("attributes").Select(AttributeOf)]),
    };

    static JsonObject AttributeOf(JsonElement attribute) => new()
    {
        ["name"] = attribute.Text("name"),
        ["mutable"] = attribute.Get("mutable") is { ValueKind: JsonValueKind.True },
        ["input_type"] = attribute.Text("input_type") ?? "text",
        ["default_value"] = attribute.Text("default_value") ?? "",
        ["values"] = new JsonArray([.. attribute.List("values").Select(value => (JsonNode)value.ToString())]),
    };

    async Task UploadAsync(long task, ServerFrame[] frames, CancellationToken cancel)
    {
        var names = Names(frames);
        JsonObject shown = new() { ["image_quality"] = 70, ["client_files"] = new JsonArray([.. names.Select(name => (JsonNode)name)]) };
        var target = $"api/tasks/{task}/data/";
        using var said = await pushes.Outbox.PostFormAsync(target, shown, () => Form(frames, names), $"{frames.Length} frames into that task", cancel);
        if (said?.RootElement.Text("rq_id") is { } request)
            await WaitAsync(request, target, cancel);
    }

    MultipartFormDataContent Form(ServerFrame[] frames, string[] names)
    {
        MultipartFormDataContent form = new() { { new StringContent("70"), "image_quality" } };
        foreach (var (i, frame) in frames.Index())
            form.Add(new StreamContent(File.OpenRead(pushes.Place.Theirs.FileOf(frame))), $"client_files[{i}]", names[i]);
        return form;
    }

    // Servers keep the last part of a name, and order images by it.
    static string[] Names(ServerFrame[] frames)
    {
        string[] names = [.. frames.Select(frame => Path.GetFileName(frame.File.Replace('\\', '/')))];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length && !frames[0].IsVideo ? names : [.. frames.Select((frame, i) => frame.IsVideo ? $"{FrameSet.Name(frame.Number)}.png" : string.Create(CultureInfo.InvariantCulture, $"{frame.Number:D6}_{names[i]}"))];
    }

    async Task WaitAsync(string request, string target, CancellationToken cancel)
    {
        for (var polls = 0; polls < MostPolls; polls++)
        {
            using var json = (await Client.GetJsonAsync($"api/requests/{Uri.EscapeDataString(request)}", cancel)).Json;
            if (json.RootElement.Text("status") is "finished")
                return;
            if (json.RootElement.Text("status") is "failed")
                throw new DataException("cvat-refused", $"{Client.Address.Shown}/{target}: the server could not take the frames ('{json.RootElement.Text("message")}'); see its log");
            await Task.Delay(Pause, time, cancel);
        }
        throw new DataException(CvatClient.Doubtful, $"{Client.Address.Shown}/{target}: the server still works on the frames after {MostPolls * Pause.TotalMinutes:0} minutes; look at the task there");
    }
}
