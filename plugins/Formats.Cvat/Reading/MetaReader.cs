using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Assay.Formats.Cvat.Reading;

/// <summary>What stands in <c>meta</c>: labels, tasks or a job. All of it may be missing.</summary>
sealed partial class MetaReader
{
    const int Deepest = 32;

    readonly Stack<string> path = new();

    public List<CvatLabel> Labels { get; } = [];

    /// <summary>Of a project several.</summary>
    public List<CvatTask> Tasks { get; } = [];

    string? source;

    /// <summary>Reads to the end of the element that the reader stands at.</summary>
    public void Read(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
            return;
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element)
                Open(reader);
            else if (reader.NodeType == XmlNodeType.EndElement)
                path.Pop();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && path.Count > 0)
                Take(path.Peek(), path.ElementAtOrDefault(1) ?? "", reader.Value);
        if (source is not null && Tasks.Count == 1)
            Tasks[0].Source = source;
    }

    void Open(XmlReader reader)
    {
        var name = reader.LocalName;
        var parent = path.Count > 0 ? path.Peek() : "";
        if (name == "label" && parent == "labels")
            Labels.Add(new CvatLabel());
        else if (name == "attribute" && parent == "attributes" && Labels.Count > 0)
            Labels[^1].Attributes.Add(new CvatAttribute());
        else if (name is "task" or "job" && parent is "" or "tasks")
            Tasks.Add(new CvatTask());
        if (path.Count == Deepest)
            throw new XmlException($"meta is nested deeper than {Deepest} elements");
        if (!reader.IsEmptyElement)
            path.Push(name);
    }

    void Take(string name, string parent, string text)
    {
        if (parent == "label" && Labels.Count > 0)
            Take(Labels[^1], name, text);
        else if (parent == "attribute" && Labels.Count > 0 && Labels[^1].Attributes.Count > 0)
            Take(Labels[^1].Attributes[^1], name, text);
        else if (Tasks.Count > 0 && parent is "task" or "job" or "assignee" or "original_size")
            Take(Tasks[^1], name, parent, text.Trim());
        else if (name == "source" && path.Count == 1)
            source = text.Trim();
    }

    static void Take(CvatLabel label, string name, string text)
    {
        switch (name)
        {
            case "name": label.Name += text; break;
            case "color": label.Color = text; break;
            case "type": label.Type = text; break;
            case "parent": label.Parent = text; break;
            case "svg": label.Svg = text; break;
        }
    }

    static void Take(CvatAttribute attribute, string name, string text)
    {
        switch (name)
        {
            case "name": attribute.Name += text; break;
            case "mutable": attribute.Mutable = text; break;
            case "input_type": attribute.InputType = text; break;
            case "default_value": attribute.Default = text; break;
            case "values": attribute.Values = text; break;
        }
    }

    static void Take(CvatTask task, string name, string parent, string text)
    {
        switch (parent, name)
        {
            case ("task" or "job", "id"): task.Id = text; break;
            case ("task" or "job", "name"): task.Name = text; break;
            case ("task" or "job", "subset"): task.Subset = text; break;
            case ("task" or "job", "created"): task.Created = text; break;
            case ("task" or "job", "updated"): task.Updated = text; break;
            case ("task" or "job", "mode"): task.Mode = text; break;
            case ("task" or "job", "size"): task.Size = Whole(text); break;
            case ("task" or "job", "start_frame"): task.Start = Whole(text); break;
            case ("task" or "job", "stop_frame"): task.Stop = Whole(text); break;
            case ("task" or "job", "frame_filter"): task.Step = StepOf(text); break;
            case ("task" or "job", "assignee"): task.Assignee = text; break;
            case ("assignee", "username"): task.Assignee = text; break;
            case ("original_size", "width"): task.Width = Whole(text) ?? 0; break;
            case ("original_size", "height"): task.Height = Whole(text) ?? 0; break;
        }
    }

    public static long? Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>step=3</c> means every third frame.</summary>
    public static long StepOf(string filter) => StepPattern().Match(filter) is { Success: true } match ? Math.Max(1, Whole(match.Groups[1].Value) ?? 1) : 1;

    [GeneratedRegex(@"step\s*=\s*(\d{1,9})", RegexOptions.CultureInvariant)]
    private static partial Regex StepPattern();
}
