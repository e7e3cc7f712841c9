using System.Text.Json;

namespace Assay.Formats.Cvat.Reading;

/// <summary>What lies beside annotations.json: task.json and data/manifest.jsonl of a backup, or labels.json and meta.json, the server's answers about labels and frames. All of it may be missing.</summary>
sealed class JsonContext
{
    const int MostLines = 10_000_000;

    readonly Dictionary<long, string> labelNames = [], attributeNames = [];
    readonly List<(string Name, long Width, long Height)> stored = [];
    readonly CvatTask task = new();
    readonly HashSet<int> deleted = [];
    bool isVideo;

    public List<CvatLabel> Labels { get; } = [];

    /// <summary>The last frame of each job.</summary>
    public List<int> LastFrames { get; } = [];

    public static JsonContext Read(CvatExport export)
    {
        var context = new JsonContext();
        context.Read(export, "task.json", context.TakeTask);
        context.Read(export, "labels.json", root => context.TakeLabels(root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.List("results"), null));
        if (context.Labels.Count == 0 && export.Folder.TrimEnd('/') is var folder) // A task of a project has the project's labels.
            context.Read(export with { Entry = folder.LastIndexOf('/') is >= 0 and var at ? folder[..(at + 1)] : "" }, "project.json", root => context.TakeLabels(root.List("labels"), null));
        context.ReadManifest(export);
        if (context.stored.Count == 0 && !context.isVideo)
            context.Read(export, "meta.json", context.TakeMeta);
        return context;
    }

    /// <summary>The server's answers about labels.</summary>
    public static JsonContext Of(IEnumerable<JsonElement> labels)
    {
        var context = new JsonContext();
        context.TakeLabels(labels, null);
        return context;
    }

    void Read(CvatExport export, string name, Action<JsonElement> take)
    {
        if (!export.Bundle.Has(export.Folder + name))
            return;
        using var json = JsonText.Read(export.Bundle, export.Folder + name);
        take(json.RootElement);
    }

    void TakeTask(JsonElement root)
    {
        (task.Name, task.Subset, task.Id) = (root.Text("name"), root.Text("subset"), root.Text("id"));
        (task.Created, task.Updated) = (root.Text("created_date"), root.Text("updated_date"));
        task.Assignee = root.Get("assignee") is { } assignee ? assignee.Text("username") : null;
        TakeLabels(root.List("labels"), null);
        if (root.Get("data") is { } data)
            (task.Start, task.Stop, task.Step) = (data.Long("start_frame"), data.Long("stop_frame"), MetaReader.StepOf(data.Text("frame_filter") ?? ""));
        LastFrames.AddRange(root.List("jobs").Select(job => (int)Math.Clamp(job.Long("stop_frame") ?? int.MaxValue, 0, int.MaxValue)));
    }

    void TakeLabels(IEnumerable<JsonElement> labels, string? parent)
    {
        foreach (var json in labels)
        {
            var label = new CvatLabel { Name = json.Text("name") ?? "", Color = json.Text("color"), Type = json.Text("type"), Svg = json.Text("svg"), Parent = parent ?? json.Text("parent_id") };
            if (json.Long("id") is { } id)
                labelNames[id] = label.Name;
            foreach (var attribute in json.List("attributes"))
                Take(label, attribute);
            Labels.Add(label);
            TakeLabels(json.List("sublabels"), label.Name);
        }
    }

    void Take(CvatLabel label, JsonElement json)
    {
        var values = json.List("values").Select(value => value.ToString()).ToArray();
        label.Attributes.Add(new CvatAttribute
        {
            Name = json.Text("name") ?? "",
            Mutable = json.Text("mutable"),
            InputType = json.Text("input_type"),
            Default = json.Text("default_value"),
            Values = values.Length > 0 ? string.Join('\n', values) : json.Text("values"),
        });
        if (json.Long("id") is { } id)
            attributeNames[id] = label.Attributes[^1].Name;
    }

    void TakeMeta(JsonElement root)
    {
        stored.AddRange(root.List("frames").Select(frame => (frame.Text("name") ?? "", frame.Long("width") ?? 0, frame.Long("height") ?? 0)));
        deleted.UnionWith(root.List("deleted_frames").Select(number => number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var frame) ? frame : -1));
        if (stored.Count == 1 && root.Long("size") > 1) // A video is one entry.
            (isVideo, task.Width, task.Height, task.Source, task.Stop) = (true, stored[0].Width, stored[0].Height, stored[0].Name, root.Long("size") - 1);
    }

    // A line an image; for videos, one that names the size.
    void ReadManifest(CvatExport export)
    {
        var name = export.Folder + "data/manifest.jsonl";
        if (!export.Bundle.Has(name))
            return;
        using var lines = new StreamReader(export.Bundle.Open(name));
        while (lines.ReadLine() is { } line)
            if (line.Trim().Length > 0 && stored.Count < MostLines)
                TakeLine(line, export.Bundle.PathOf(name));
    }

    void TakeLine(string line, string file)
    {
        try
        {
            using var json = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(line));
            var root = json.RootElement;
            isVideo |= root.Text("type") == "video";
            if (root.Get("properties") is { } video && video.List("resolution").Select(side => side.ValueKind == JsonValueKind.Number && side.TryGetInt64(out var length) ? length : 0).ToArray() is [var width, var height])
                (task.Source, task.Width, task.Height) = (video.Text("name"), width, height);
            else if (root.Text("name") is { } name)
                stored.Add((name + root.Text("extension"), root.Long("width") ?? 0, root.Long("height") ?? 0));
        }
        catch (JsonException broken)
        {
            throw new DataException("broken-json", $"line {stored.Count + 1} of the manifest is no JSON; make the backup again", file, inner: broken);
        }
    }

    /// <summary>The frames of the task: its images, or those of a video.</summary>
    public FrameSet Frames(CvatCatalog catalog, CvatExport export)
    {
        if (stored.Count == 0 || isVideo)
            return new FrameSet(catalog, export, Numbered());
        var (start, step) = ((int)Math.Clamp(task.Start ?? 0, 0, stored.Count), (int)Math.Clamp(task.Step, 1, stored.Count));
        var images = stored.Skip(start).Where((_, i) => i % step == 0).Select(image => new CvatImage { Name = image.Name, Width = image.Width, Height = image.Height, Export = export, Task = task, Subset = task.Subset });
        if (deleted.Count == 0)
            return new FrameSet(catalog, export, task, [.. images]);
        catalog.Report(Labelling.Conversions.DeletedFrames.Of(deleted.Count, export.File));
        return new FrameSet(catalog, export, images.Index().Select(pair => (pair.Index, deleted.Contains(pair.Index) ? null : pair.Item)));
    }

    // Frames count from 0 in annotations, whatever part of the video a task has.
    CvatTask Numbered() => new()
    {
        Id = task.Id,
        Name = task.Name,
        Subset = task.Subset,
        Assignee = task.Assignee,
        Created = task.Created,
        Updated = task.Updated,
        Source = task.Source,
        Width = task.Width,
        Height = task.Height,
        Size = task.Stop is { } stop ? (stop - (task.Start ?? 0)) / Math.Max(1, task.Step) + 1 : null,
    };

    /// <summary>The label of an object, by its name or its id.</summary>
    public string LabelOf(JsonElement json) => json.Text("label") ?? (json.Long("label_id") is { } id ? labelNames.GetValueOrDefault(id, $"label {JsonText.Show(id)}") : "");

    public string NameOf(JsonElement attribute) => attribute.Text("name") ?? (attribute.Long("spec_id") is { } id ? attributeNames.GetValueOrDefault(id, $"attribute {JsonText.Show(id)}") : "");
}
