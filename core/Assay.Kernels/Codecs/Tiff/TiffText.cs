using System.Globalization;
using System.Xml;

namespace Assay.Kernels.Codecs;

/// <summary>What GDAL keeps in two text fields: the no-data value and the names of bands (GDAL's GTiff driver, "Metadata" and "Nodata value").</summary>
static class TiffText
{
    /// <summary>The no-data value as the sample type holds it; null without one, or when the text is no number.</summary>
    public static double? NoData(TiffDirectory directory, TiffType type)
    {
        if (!double.TryParse(directory.Text(TiffTag.GdalNoData)?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        return type == TiffType.Float32 && double.IsFinite(value) && Math.Abs(value) <= 3.5e38 ? Math.Clamp((float)value, float.MinValue, float.MaxValue) : value;
    }

    /// <summary>A name per band, "" for one without; empty when none has one. Text that is no XML has no names in it.</summary>
    public static string[] BandNames(TiffDirectory directory, int bands)
    {
        var names = new string[bands];
        Array.Fill(names, "");
        try
        {
            if (directory.Text(TiffTag.GdalMetadata) is { } text)
                Collect(text, names);
        }
        catch (XmlException)
        {
            return [];
        }
        return Array.TrueForAll(names, name => name.Length == 0) ? [] : names;
    }

    static void Collect(string text, string[] names)
    {
        using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        for (var more = reader.Read(); more;)
        {
            var isName = reader.NodeType == XmlNodeType.Element && reader.Name == "Item" && reader.GetAttribute("role") == "description";
            if (isName && int.TryParse(reader.GetAttribute("sample"), CultureInfo.InvariantCulture, out var band) && (uint)band < names.Length)
                names[band] = reader.ReadElementContentAsString(); // Moves on by itself.
            else
                more = reader.Read();
            more &= !reader.EOF;
        }
    }

    public static string Write(IReadOnlyList<string> names)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("GDALMetadata");
            for (var band = 0; band < names.Count; band++)
                if (names[band].Length > 0)
                {
                    writer.WriteStartElement("Item");
                    writer.WriteAttributeString("name", "DESCRIPTION");
                    writer.WriteAttributeString("sample", band.ToString(CultureInfo.InvariantCulture));
                    writer.WriteAttributeString("role", "description");
                    writer.WriteString(names[band]);
                    writer.WriteEndElement();
                }
            writer.WriteEndElement();
        }
        return text.ToString();
    }
}
