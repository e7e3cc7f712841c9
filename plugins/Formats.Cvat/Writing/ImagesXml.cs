using System.Globalization;
using System.Text;
using System.Xml;
using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>A file of "CVAT for images 1.1". Images are written as they come; labels, which stand before them, are known at the end only, so images wait in a file beside.</summary>
sealed class ImagesXml : IDisposable
{
    static readonly XmlWriterSettings Fragment = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(false),
        CloseOutput = false,
    };

    readonly string path, body;
    readonly FileStream file;
    readonly XmlWriter xml;
    readonly ShapeText shapes;
    readonly Dictionary<string, HashSet<string>> attributes = new(StringComparer.Ordinal);
    int images;

    /// <param name="path">Its folder exists.</param>
    public ImagesXml(string path)
    {
        (this.path, body) = (path, $"{path}.{Environment.ProcessId}.images");
        file = new FileStream(body, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        shapes = new ShapeText(xml = XmlWriter.Create(file, Fragment));
    }

    public void Begin(string name, Size size, string? subset, SampleLedger ledger)
    {
        xml.WriteStartElement("image");
        xml.WriteAttributeString("id", (images++).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("name", ShapeText.Clean(name, ledger));
        if (!string.IsNullOrEmpty(subset))
            xml.WriteAttributeString("subset", ShapeText.Clean(subset, ledger));
        xml.WriteAttributeString("width", size.Width.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("height", size.Height.ToString(CultureInfo.InvariantCulture));
    }

    public void Add(CvatShape shape, SampleLedger ledger)
    {
        if (shape.Attributes.Count > 0)
        {
            if (!attributes.TryGetValue(shape.Label, out var known))
                attributes[shape.Label] = known = new(StringComparer.Ordinal);
            foreach (var (name, _) in shape.Attributes)
                known.Add(name);
        }
        shapes.Write(shape, ledger);
    }

    public void End() => xml.WriteEndElement();

    /// <summary>Puts the file together.</summary>
    /// <param name="labels">In the order of classes; attributes that objects have and a label does not declare are declared as texts.</param>
    public void Complete(IReadOnlyList<CvatLabel> labels)
    {
        xml.Dispose();
        file.Flush();
        file.Position = 0;
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var to = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            to.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n"u8);
            using (var head = XmlWriter.Create(to, Fragment))
                WriteHead(head, labels);
            to.WriteByte((byte)'\n');
            file.CopyTo(to);
            to.Write("\n</annotations>\n"u8);
        }
        File.Move(temporary, path, overwrite: true);
    }

    void WriteHead(XmlWriter head, IReadOnlyList<CvatLabel> labels)
    {
        head.WriteElementString("version", "1.1");
        head.WriteStartElement("meta");
        head.WriteStartElement("task");
        head.WriteElementString("size", images.ToString(CultureInfo.InvariantCulture));
        head.WriteElementString("mode", "annotation");
        head.WriteStartElement("labels");
        foreach (var label in labels)
            Write(head, label);
        head.WriteEndElement();
        head.WriteEndElement();
        head.WriteEndElement();
    }

    void Write(XmlWriter head, CvatLabel label)
    {
        head.WriteStartElement("label");
        head.WriteElementString("name", ShapeText.Clean(label.Name, null));
        Optional(head, "color", label.Color);
        head.WriteElementString("type", label.Type ?? "any");
        head.WriteStartElement("attributes");
        foreach (var attribute in label.Attributes)
            Write(head, attribute);
        if (label.Parent is null)
            foreach (var name in attributes.GetValueOrDefault(label.Name, []).Except(label.Attributes.Select(attribute => attribute.Name)).Order(StringComparer.Ordinal))
                Write(head, new CvatAttribute { Name = name, Mutable = "False", InputType = "text", Default = "" });
        head.WriteEndElement();
        Optional(head, "parent", label.Parent);
        Optional(head, "svg", label.Svg);
        head.WriteEndElement();
    }

    static void Write(XmlWriter head, CvatAttribute attribute)
    {
        head.WriteStartElement("attribute");
        head.WriteElementString("name", ShapeText.Clean(attribute.Name, null));
        head.WriteElementString("mutable", attribute.Mutable ?? "False");
        head.WriteElementString("input_type", attribute.InputType ?? "text");
        head.WriteElementString("default_value", attribute.Default ?? "");
        head.WriteElementString("values", attribute.Values ?? "");
        head.WriteEndElement();
    }

    static void Optional(XmlWriter head, string name, string? value)
    {
        if (value is not null)
            head.WriteElementString(name, value);
    }

    public void Dispose()
    {
        xml.Dispose();
        file.Dispose();
    }
}
