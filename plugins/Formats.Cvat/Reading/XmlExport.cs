using System.Xml;

namespace Assay.Formats.Cvat.Reading;

/// <summary>An XML file, "CVAT for images 1.1" or "CVAT for video 1.1", walked once.</summary>
sealed class XmlExport(CvatExport export, CvatCatalog catalog, CancellationToken cancel)
{
    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    readonly Dictionary<string, FrameSet> frames = new(StringComparer.Ordinal);
    readonly string file = export.File;
    XmlReader reader = null!;
    XmlShapes shapes = null!;
    MetaReader meta = new();
    bool hasMeta;
    long images, tracks;

    /// <exception cref="DataException">It is broken, or no file of CVAT's.</exception>
    public void Read()
    {
        try
        {
            using (reader = XmlReader.Create(new TagGuard(export.Bundle.Open(export.Entry), file), Settings))
            {
                shapes = new XmlShapes(reader, catalog, file);
                Walk();
            }
        }
        catch (XmlException broken)
        {
            throw Explain(broken);
        }
        catch (IOException broken)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", file, inner: broken);
        }
    }

    DataException Explain(XmlException broken)
    {
        var place = broken.LineNumber > 0 ? $"line {broken.LineNumber}, column {broken.LinePosition}" : null;
        return broken.Message.Contains("DTD", StringComparison.Ordinal)
            ? new DataException("xml-dtd", "the file has a document type declaration, which can define entities; expected none, as CVAT writes none. Remove it", file, place, broken)
            : new DataException("broken-xml", $"it is no XML, or was cut off: {broken.Message.Split(" Line ")[0]} Export it again", file, place, broken);
    }

    void Walk()
    {
        catalog.Declare([]);
        reader.MoveToContent();
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "annotations")
            throw new DataException("not-cvat", $"the root element is '{reader.LocalName}', expected 'annotations' as in \"CVAT for images 1.1\" and \"CVAT for video 1.1\"", file, "line 1");
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element)
                ReadPart();
        if (images == 0 && (tracks > 0 || meta.Tasks.Exists(task => task.IsVideo)))
            foreach (var task in meta.Tasks)
                FramesOf(task.Id);
        if (!hasMeta && images == 0 && tracks == 0)
            throw new DataException("not-cvat", "there is neither 'meta' nor an 'image' nor a 'track', expected \"CVAT for images 1.1\" or \"CVAT for video 1.1\"", file);
    }

    void ReadPart()
    {
        switch (reader.LocalName)
        {
            case "version":
                ReadVersion();
                break;
            case "meta":
                hasMeta = true;
                (meta = new MetaReader()).Read(reader);
                catalog.Declare(meta.Labels);
                break;
            case "image":
                ReadImage();
                break;
            case "track":
                new XmlTrack(reader, shapes, catalog, file, FramesOf).Read();
                tracks++;
                break;
            default:
                shapes.ReportUnknown();
                reader.SkipContent();
                break;
        }
        cancel.ThrowIfCancellationRequested();
    }

    void ReadVersion()
    {
        var line = ((IXmlLineInfo)reader).LineNumber;
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Text && reader.Value.Trim() != "1.1")
                catalog.Report(new Problem("cvat-version", $"the version is {reader.Value.Trim()}, expected 1.1; it is read as that") { File = file, Place = $"line {line}" });
    }

    void ReadImage()
    {
        images++;
        var fields = new Fields();
        fields.Read(reader);
        var position = Position(fields);
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element && shapes.Read() is { } shape)
                catalog.Add(position, shape, file);
    }

    // -1 for an image that is left out.
    int Position(Fields fields)
    {
        var (name, place) = (fields.Text("name") ?? fields.Text("id"), $"line {fields.Line}, column {fields.Column}");
        if (name is null || !SafeName.Holds(name))
        {
            catalog.Report(new Problem(name is null ? "image-without-name" : "unsafe-name", $"{(name is null ? "the image has no name" : $"the image name '{name.Replace("\0", "\\0")}' could leave the images folder; expected a relative path without '..'")}; the image is left out") { File = file, Place = place });
            return -1;
        }
        var task = fields.Text("task_id") is { } id ? meta.Tasks.Find(task => task.Id == id) : meta.Tasks.Count == 1 ? meta.Tasks[0] : null;
        try
        {
            return catalog.Add(new CvatImage { Name = name, Width = fields.Whole("width") ?? 0, Height = fields.Whole("height") ?? 0, Subset = fields.Text("subset"), Task = task, Export = export, Line = fields.Line });
        }
        catch (BrokenShape broken)
        {
            catalog.Report(new Problem(broken.Code, $"{broken.Message}; the image is left out") { File = file, Place = place });
            return -1;
        }
    }

    FrameSet FramesOf(string? id)
    {
        var task = (id is null ? meta.Tasks.FirstOrDefault() : meta.Tasks.Find(one => one.Id == id)) ?? new CvatTask { Id = id };
        return frames.TryGetValue(task.Id ?? "", out var set) ? set : frames[task.Id ?? ""] = new FrameSet(catalog, export, task);
    }
}
