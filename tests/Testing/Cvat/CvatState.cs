using System.Globalization;
using System.Text.Json.Nodes;
using Assay.Kernels.Codecs;

namespace Assay.Testing.Cvat;

/// <summary>What a <see cref="FakeCvat"/> holds, as the JSON that CVAT would answer with.</summary>
public sealed class CvatState
{
    readonly Dictionary<string, SortedDictionary<int, JsonObject>> lists = new[] { "projects", "tasks", "jobs", "labels", "issues", "comments" }.ToDictionary(name => name, _ => new SortedDictionary<int, JsonObject>());
    readonly Dictionary<int, JsonObject> annotations = [];
    readonly Dictionary<int, List<(string Name, int Width, int Height)>> frames = [];
    readonly Dictionary<int, HashSet<int>> deleted = [];
    readonly HashSet<int> videos = [];
    readonly Dictionary<int, int[]> included = [];
    int changes;

    public IReadOnlyCollection<JsonObject> Issues => lists["issues"].Values;

    public IReadOnlyCollection<JsonObject> Comments => lists["comments"].Values;

    public JsonObject Job(int id) => lists["jobs"][id];

    public JsonObject Task(int id) => lists["tasks"][id];

    public JsonObject Annotations(int job) => annotations[job];

    public int[] Included(int job) => included[job];

    public IEnumerable<int> Jobs => lists["jobs"].Keys;

    /// <summary>Takes a list in as CVAT answered it.</summary>
    public void Take(string list, JsonNode answer)
    {
        foreach (var entry in answer["results"]!.AsArray())
            lists[list][(int)entry!["id"]!] = entry.DeepClone().AsObject();
    }

    public void TakeAnnotations(int job, JsonNode answer) => annotations[job] = answer.DeepClone().AsObject();

    /// <summary>Makes up images for tasks that were taken in: CVAT's fixtures have none.</summary>
    public void TakeFrames()
    {
        foreach (var (id, task) in lists["tasks"])
        {
            frames[id] = [.. Enumerable.Range(0, (int?)task["size"] ?? 0).Select(frame => ($"task{id}/{frame}.png", 1000, 800))];
            if ((string)task["mode"]! == "interpolation")
                videos.Add(id);
        }
        foreach (var (id, job) in lists["jobs"])
            if ((int)job["stop_frame"]! - (int)job["start_frame"]! + 1 is var range && range != (int)job["frame_count"]!)
                included[id] = [.. Enumerable.Range((int)job["start_frame"]!, range).OrderByDescending(frame => IsLabelled(id, frame)).Take((int)job["frame_count"]!)];
    }

    bool IsLabelled(int job, int frame) => annotations.TryGetValue(job, out var said) && said["shapes"]!.AsArray().Any(shape => (int)shape!["frame"]! == frame);

    public void AddProject(int id) => lists["projects"][id] = new JsonObject { ["id"] = id, ["name"] = $"project {id}" };

    public void AddTask(int id, string name, IEnumerable<string> images, int? project = null, bool isVideo = false, (int Width, int Height)? size = null)
    {
        var (width, height) = size ?? (40, 30);
        frames[id] = [.. images.Select(image => (image, width, height))];
        lists["tasks"][id] = new JsonObject { ["id"] = id, ["name"] = name, ["project_id"] = project, ["subset"] = "", ["data"] = id + 1000, ["dimension"] = "2d", ["mode"] = isVideo ? "interpolation" : "annotation", ["size"] = frames[id].Count, ["assignee"] = null, ["created_date"] = "2026-01-02T03:04:05.000000Z", ["updated_date"] = "2026-01-02T03:04:05.000000Z" };
        if (isVideo)
            videos.Add(id);
    }

    public void AddJob(int id, int task, int first, int last, string stage = "annotation", string state = "new", string type = "annotation", int[]? frames = null)
    {
        if (frames is not null)
            included[id] = frames;
        lists["jobs"][id] = new JsonObject { ["id"] = id, ["task_id"] = task, ["type"] = type, ["stage"] = stage, ["state"] = state, ["status"] = "annotation", ["start_frame"] = first, ["stop_frame"] = last, ["frame_count"] = frames?.Length ?? last - first + 1, ["mode"] = videos.Contains(task) ? "interpolation" : "annotation", ["dimension"] = "2d", ["assignee"] = null };
        annotations[id] = new JsonObject { ["version"] = 0, ["tags"] = new JsonArray(), ["shapes"] = new JsonArray(), ["tracks"] = new JsonArray() };
        Touch(id);
    }

    public void AddLabel(int id, string name, int? task = null, int? project = null, (int Id, string Name)? attribute = null)
    {
        var label = new JsonObject { ["id"] = id, ["name"] = name, ["color"] = "#2080c0", ["type"] = "any", ["has_parent"] = false, ["parent_id"] = null, ["sublabels"] = new JsonArray(), ["attributes"] = new JsonArray() };
        if (attribute is var (spec, called))
            label["attributes"]!.AsArray().Add(new JsonObject { ["id"] = spec, ["name"] = called, ["mutable"] = false, ["input_type"] = "text", ["default_value"] = "grey", ["values"] = new JsonArray("") });
        label[task is null ? "project_id" : "task_id"] = task ?? project;
        lists["labels"][id] = label;
    }

    /// <summary>As an annotator would.</summary>
    public void AddShape(int job, int id, int frame, int label, string type, params double[] points)
    {
        annotations[job]["shapes"]!.AsArray().Add(new JsonObject { ["id"] = id, ["frame"] = frame, ["label_id"] = label, ["type"] = type, ["points"] = new JsonArray([.. points.Select(number => (JsonNode)number)]), ["occluded"] = false, ["outside"] = false, ["z_order"] = 0, ["rotation"] = 0.0, ["group"] = 0, ["source"] = "manual", ["attributes"] = new JsonArray(), ["elements"] = new JsonArray() });
        Touch(job);
    }

    public void Delete(int task, int frame) => (deleted.TryGetValue(task, out var known) ? known : deleted[task] = []).Add(frame);

    public void Touch(int job) => lists["jobs"][job]["updated_date"] = string.Create(CultureInfo.InvariantCulture, $"2026-02-03T04:05:06.{++changes:D6}Z");

    internal JsonObject? Find(string list, int id) => lists.GetValueOrDefault(list)?.GetValueOrDefault(id)?.DeepClone().AsObject();

    internal List<JsonObject> Filter(string list, Dictionary<string, string> query) =>
        [.. lists[list].Values.Where(entry => query.All(pair => pair.Key is "page" or "page_size" || entry[pair.Key is "job_id" or "issue_id" ? pair.Key[..^3] : pair.Key]?.ToString() == pair.Value)).Reverse()];

    // Of a task in a project, CVAT answers with the project's.
    internal List<JsonObject> LabelsOf(Dictionary<string, string> query)
    {
        var task = query.TryGetValue("job_id", out var job) ? Find("jobs", int.Parse(job))?["task_id"]?.ToString() : query.GetValueOrDefault("task_id");
        var project = query.GetValueOrDefault("project_id") ?? (task is null ? null : Find("tasks", int.Parse(task))?["project_id"]?.ToString());
        return [.. lists["labels"].Values.Where(label => project is { Length: > 0 } ? label["project_id"]?.ToString() == project : task is not null && label["task_id"]?.ToString() == task)];
    }

    internal JsonNode? AnnotationsOf(int job) => annotations.GetValueOrDefault(job)?.DeepClone();

    internal JsonObject? MetaOf(int job)
    {
        if (Find("jobs", job) is not { } json)
            return null;
        var (task, first, last) = ((int)json["task_id"]!, (int)json["start_frame"]!, (int)json["stop_frame"]!);
        IEnumerable<int> listed = videos.Contains(task) ? [0] : Enumerable.Range(first, last - first + 1);
        return new JsonObject
        {
            ["chunk_size"] = 72,
            ["size"] = (int)json["frame_count"]!,
            ["image_quality"] = 70,
            ["start_frame"] = first + 100,
            ["stop_frame"] = last + 100,
            ["frame_filter"] = "", // Of the source, not of the task.
            ["frames"] = new JsonArray([.. listed.Select(frame => Entry(task, frame, included.TryGetValue(job, out var some) && !some.Contains(frame)))]),
            ["deleted_frames"] = new JsonArray([.. deleted.GetValueOrDefault(task, []).Where(frame => frame >= first && frame <= last).Select(frame => (JsonNode)frame)]),
            ["included_frames"] = included.TryGetValue(job, out var mine) ? new JsonArray([.. mine.Select(frame => (JsonNode)frame)]) : null,
        };
    }

    JsonNode Entry(int task, int frame, bool isPlaceholder)
    {
        var (name, width, height) = frames[task][frame];
        return new JsonObject { ["name"] = isPlaceholder ? "placeholder.jpg" : name, ["width"] = width, ["height"] = height, ["related_files"] = 0 };
    }

    internal byte[] FrameBytes(int task, int frame)
    {
        var (_, width, height) = frames[task][videos.Contains(task) ? 0 : frame];
        return PngEncoder.Encode(PngImage.Grey(width, height, [.. Enumerable.Repeat((byte)(10 * task + frame), width * height)]));
    }

    internal JsonObject? Change(string list, int id, JsonObject fields)
    {
        if (!lists[list].TryGetValue(id, out var entry))
            return null;
        foreach (var (name, value) in fields)
            entry[name] = value?.DeepClone();
        if (list == "jobs")
            Touch(id);
        return entry.DeepClone().AsObject();
    }

    internal JsonObject Create(string list, JsonObject fields)
    {
        var entry = fields.DeepClone().AsObject();
        var id = lists[list].Keys.LastOrDefault() + 1;
        entry["id"] = id;
        if (list == "issues")
        {
            Check((int)entry["job"]!, (int)entry["frame"]!);
            lists["comments"].Add(lists["comments"].Keys.LastOrDefault() + 1, new JsonObject { ["id"] = lists["comments"].Keys.LastOrDefault() + 1, ["issue"] = id, ["message"] = entry["message"]!.DeepClone() });
            entry.Remove("message"); // It is the first comment, and the issue does not repeat it.
            entry["resolved"] ??= false;
            entry["comments"] = new JsonObject { ["count"] = 1, ["url"] = $"http://cvat-inside:8080/api/comments?issue_id={id}" };
        }
        else if (list == "jobs")
        {
            var task = (int)entry["task_id"]!;
            if (lists["jobs"].Values.Any(job => (int)job["task_id"]! == task && (string)job["type"]! == "ground_truth"))
                throw new CvatRefusal("Task already has a ground truth job");
            AddJob(id, task, 0, (int)lists["tasks"][task]["size"]! - 1, type: "ground_truth", frames: [.. entry["frames"]!.AsArray().Select(frame => (int)frame!)]);
            return Find("jobs", id)!;
        }
        lists[list][id] = entry;
        return entry.DeepClone().AsObject();
    }

    /// <summary>Files that were uploaded into a task, by name.</summary>
    public Dictionary<int, string[]> Uploads { get; } = [];

    internal JsonObject Upload(int task, byte[] form)
    {
        if (!lists["tasks"].TryGetValue(task, out var entry) || (int?)entry["size"] > 0)
            throw new CvatRefusal($"Task {task} is not there, or has data");
        var text = System.Text.Encoding.Latin1.GetString(form);
        Uploads[task] = [.. System.Text.RegularExpressions.Regex.Matches(text, @"filename=""?([^"";\r]+)").Select(match => match.Groups[1].Value)];
        entry["size"] = Uploads[task].Length;
        return new JsonObject { ["rq_id"] = $"action=create&target=task&id={task}" };
    }

    int polls;

    /// <summary>What is asked for twice is finished.</summary>
    internal JsonObject Progress(string request) => new() { ["id"] = request, ["status"] = polls++ % 2 == 0 ? "started" : "finished", ["message"] = "" };

    void Check(int job, int frame)
    {
        if (!lists["jobs"].TryGetValue(job, out var known) || frame < (int)known["start_frame"]! || frame > (int)known["stop_frame"]!)
            throw new CvatRefusal($"The frame {frame} does not belong to job {job}");
    }

    /// <summary>Objects that are updated get new ids, as CVAT deletes and creates them.</summary>
    internal JsonNode? Patch(int job, string action, JsonObject body)
    {
        if (!annotations.TryGetValue(job, out var stored))
            return null;
        foreach (var list in new[] { "tags", "shapes" })
        {
            var given = body[list]!.AsArray();
            var ids = given.Select(entry => (int?)entry!["id"]).ToHashSet();
            if (action != "create")
            {
                if (ids.Contains(null))
                    throw new CvatRefusal($"{action} of an object without id");
                foreach (var gone in stored[list]!.AsArray().Where(entry => ids.Contains((int)entry!["id"]!)).ToArray())
                    stored[list]!.AsArray().Remove(gone);
            }
            if (action != "delete")
                foreach (var entry in given)
                    Store(job, stored[list]!.AsArray(), entry!.DeepClone().AsObject());
        }
        Touch(job);
        return stored.DeepClone();
    }

    void Store(int job, JsonArray list, JsonObject entry)
    {
        Check(job, (int)entry["frame"]!);
        entry["id"] = 5000 + ++changes;
        list.Add(entry);
    }
}

/// <summary>What CVAT answers 400 to.</summary>
sealed class CvatRefusal(string message) : Exception(message);
