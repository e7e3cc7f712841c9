using System.Globalization;
using System.Xml;
using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>Writes shapes as elements of XML for images 1.1. Numbers are exact: with two decimals as CVAT writes them where that says all.</summary>
sealed class ShapeText(XmlWriter xml)
{
    static readonly string[] Corners = ["xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2", "ytr2", "xbr2", "ybr2"];

    static readonly string[] Elements = [.. Enum.GetValues<ShapeKind>().Select(kind => kind.ToString().ToLowerInvariant())];

    const int Longest = 32; // Characters of a number.

    char[] text = new char[1 << 12];

    public void Write(CvatShape shape, SampleLedger ledger)
    {
        xml.WriteStartElement(Elements[(int)shape.Kind]);
        Field("label", Clean(shape.Label, ledger));
        if (shape.Source is { } source)
            Field("source", Clean(source, ledger));
        if (shape.Kind is not (ShapeKind.Tag or ShapeKind.Skeleton))
            Field("occluded", shape.Occluded == true ? "1" : "0");
        WriteNumbers(shape);
        if (shape.Rotation != 0)
            Field("rotation", Number(shape.Rotation));
        if (shape.Kind != ShapeKind.Tag)
            Field("z_order", shape.ZOrder.ToString(CultureInfo.InvariantCulture));
        if (shape.Group != 0)
            Field("group_id", shape.Group.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in shape.Attributes)
            WriteAttribute(name, value, ledger);
        foreach (var element in shape.Elements)
            WriteElement(element, ledger);
        xml.WriteEndElement();
    }

    void WriteElement(CvatShape element, SampleLedger ledger)
    {
        xml.WriteStartElement(Elements[(int)element.Kind]);
        Field("label", Clean(element.Label, ledger));
        if (element.Source is { } source)
            Field("source", Clean(source, ledger));
        Field("outside", element.Outside ? "1" : "0");
        Field("occluded", element.Occluded == true ? "1" : "0");
        WriteNumbers(element);
        foreach (var (name, value) in element.Attributes)
            WriteAttribute(name, value, ledger);
        xml.WriteEndElement();
    }

    void WriteAttribute(string name, string value, SampleLedger ledger)
    {
        xml.WriteStartElement("attribute");
        Field("name", Clean(name, ledger));
        var text = Clean(value, ledger);
        if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
            ledger.Add(Losses.Text, 1, null);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    void WriteNumbers(CvatShape shape)
    {
        var numbers = shape.Numbers;
        switch (shape.Kind)
        {
            case ShapeKind.Box:
                Fields(["xtl", "ytl", "xbr", "ybr"], numbers);
                break;
            case ShapeKind.Ellipse:
                Fields(["cx", "cy", "rx", "ry"], numbers);
                break;
            case ShapeKind.Cuboid:
                Fields(Corners, numbers);
                break;
            case ShapeKind.Mask:
                Field("rle", Join(numbers.AsSpan(4), ", ", ", ", decimals: false));
                foreach (var (name, number) in new[] { "left", "top", "width", "height" }.Zip(numbers))
                    Field(name, Whole(number));
                break;
            case ShapeKind.Polygon or ShapeKind.Polyline or ShapeKind.Points:
                Field("points", Join(numbers, ",", ";", decimals: true));
                break;
        }
    }

    void Fields(string[] names, double[] numbers)
    {
        for (var i = 0; i < names.Length; i++)
            Field(names[i], Number(numbers[i]));
    }

    string Join(ReadOnlySpan<double> numbers, string odd, string even, bool decimals)
    {
        var most = numbers.Length * (Longest + odd.Length);
        if (text.Length < most)
            text = new char[2 * most];
        var at = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var separator = i == 0 ? "" : i % 2 == 1 ? odd : even;
            separator.CopyTo(text.AsSpan(at));
            at += separator.Length;
            at += decimals ? Append(text.AsSpan(at), numbers[i]) : Append(text.AsSpan(at), (long)numbers[i]);
        }
        return new string(text, 0, at);
    }

    void Field(string name, string value) => xml.WriteAttributeString(name, value);

    static string Whole(double number) => number.ToString("F0", CultureInfo.InvariantCulture);

    string Number(double number) => new(text, 0, Append(text, number));

    // Two decimals where these are the number; else as many as it takes.
    static int Append(Span<char> to, double number)
    {
        var hundredths = (long)Math.Round(number * 100);
        if (hundredths / 100.0 != number || number == 0 && double.IsNegative(number))
            return number.TryFormat(to, out var all, "R", CultureInfo.InvariantCulture) ? all : throw new InvalidOperationException("a number is longer than any");
        var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
        var at = 0;
        if (hundredths < 0)
            to[at++] = '-';
        at += Append(to[at..], whole);
        to[at++] = '.';
        to[at++] = (char)('0' + rest / 10);
        to[at++] = (char)('0' + rest % 10);
        return at;
    }

    static int Append(Span<char> to, long number) => number.TryFormat(to, out var length, default, CultureInfo.InvariantCulture) ? length : throw new InvalidOperationException("a number is longer than any");

    /// <summary>Without the characters that XML does not have.</summary>
    public static string Clean(string text, SampleLedger? ledger)
    {
        var good = true;
        for (var i = 0; i < text.Length && good; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                good = XmlConvert.IsXmlChar(text[i]);
        if (good)
            return text;
        ledger?.Add(Losses.Text, 1, null);
        return string.Concat(text.EnumerateRunes().Where(rune => rune.Utf16SequenceLength == 2 || XmlConvert.IsXmlChar((char)rune.Value)));
    }
}
