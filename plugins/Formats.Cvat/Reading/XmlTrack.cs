using System.Xml;

namespace Assay.Formats.Cvat.Reading;

/// <summary>A track: the same object in several frames.</summary>
sealed class XmlTrack(XmlReader reader, XmlShapes shapes, CvatCatalog catalog, string file, Func<string?, FrameSet> framesOf)
{
    const int MostHeld = 1_000_000;

    readonly Fields fields = new();
    readonly List<CvatShape> skeletons = [];
    readonly Dictionary<int, CvatShape> skeletonsByFrame = [];
    int keyframes, all;

    /// <summary>Reads the track at hand to its end.</summary>
    public void Read()
    {
        fields.Read(reader);
        var (label, source, group, id, task) = (fields.Text("label") ?? "", fields.Text("source"), fields.Text("group_id"), fields.Text("id"), fields.Text("task_id"));
        var place = $"line {fields.Line}, column {fields.Column}";
        if (!reader.IsEmptyElement)
        {
            var (depth, frames) = (reader.Depth, framesOf(task));
            while (reader.Read() && reader.Depth > depth)
                if (reader.NodeType == XmlNodeType.Element)
                    if (reader.LocalName == "track")
                        ReadPoints();
                    else if (shapes.Read(label) is { } shape)
                        Take(shape, source, group, id, frames);
            foreach (var skeleton in skeletons)
                Add(skeleton, frames);
        }
        if (keyframes == 0)
            catalog.Report(new Problem("track-without-keyframe", $"track {id} ('{label}') has {(all == 0 ? "no shape" : $"{all} shapes and none of them is a keyframe")}; nobody drew it. Export it again, or remove it") { File = file, Place = place });
    }

    void Take(CvatShape shape, string? source, string? group, string? id, FrameSet frames)
    {
        (shape.Track, shape.Source) = (id, shape.Source ?? source);
        if (shape.Group == 0 && group is not null && MetaReader.Whole(group) is { } number and >= int.MinValue and <= int.MaxValue)
            shape.Group = (int)number;
        all++;
        keyframes += shape.Keyframe ? 1 : 0;
        if (shape.Kind == ShapeKind.Skeleton && skeletons.Count < MostHeld)
        {
            skeletons.Add(shape); // Its points may stand behind it.
            skeletonsByFrame.TryAdd(shape.Frame, shape);
        }
        else
            Add(shape, frames);
    }

    void Add(CvatShape shape, FrameSet frames)
    {
        if (frames.Find(shape.Frame) is { } position)
            catalog.Add(position, shape, file);
        else
            catalog.Report(new Problem("unknown-frame", $"the shape stands in frame {shape.Frame}, which its task does not have; it is left out") { File = file, Place = shape.Place });
    }

    // Some writers give each point of a skeleton a track of its own inside the skeleton's.
    void ReadPoints()
    {
        fields.Read(reader);
        var label = fields.Text("label") ?? "";
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element && shapes.Read(label) is { } point)
                if (skeletonsByFrame.TryGetValue(point.Frame, out var owner))
                    owner.Elements.Add(point);
                else
                    catalog.Report(new Problem("unknown-frame", $"the point stands in frame {point.Frame}, in which its skeleton does not; it is left out") { File = file, Place = point.Place });
    }
}
