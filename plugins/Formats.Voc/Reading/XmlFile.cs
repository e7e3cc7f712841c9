using System.Xml;
using System.Xml.Linq;

namespace Assay.Formats.Voc.Reading;

/// <summary>Opens an annotation: no document type, no entities, no depth, no length without end.</summary>
static class XmlFile
{
    const int Longest = 1 << 25;
    const int Deepest = 64;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Longest,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>The root, <c>annotation</c>.</summary>
    /// <exception cref="DataException">It cannot be read or is something else.</exception>
    public static XElement Read(string path)
    {
        try
        {
            CheckDepth(path);
            using var reader = XmlReader.Create(path, Settings);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name.LocalName == "annotation" ? root
                : throw new DataException("not-voc", $"the root element is '{root.Name.LocalName}', expected 'annotation' as Pascal VOC has it", path, "line 1");
        }
        catch (XmlException broken)
        {
            var place = broken.LineNumber > 0 ? $"line {broken.LineNumber}, column {broken.LinePosition}" : null;
            throw broken.Message.Contains("DTD", StringComparison.Ordinal)
                ? new DataException("xml-dtd", "the file has a document type declaration, which can define entities; expected none, as Pascal VOC has none. Remove it", path, place, broken)
                : new DataException("broken-xml", $"it is no XML, or was cut off: {broken.Message.Split(" Line ")[0]} Export it again", path, place, broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {unreadable.Message}", path, inner: unreadable);
        }
    }

    static void CheckDepth(string path)
    {
        using var reader = XmlReader.Create(path, Settings);
        while (reader.Read())
            if (reader.Depth > Deepest)
                throw new DataException("broken-xml", $"elements are nested more than {Deepest} deep, expected an annotation", path, $"line {((IXmlLineInfo)reader).LineNumber}");
    }

    /// <summary>Where an element stands.</summary>
    public static string PlaceOf(XElement element) => $"line {((IXmlLineInfo)element).LineNumber}";

    /// <summary>The text of a child; null when it is missing or blank.</summary>
    public static string? Text(this XElement parent, string name) => parent.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
