using System.Collections.Frozen;
using System.Xml;

namespace Assay.Formats.Cvat.Reading;

/// <summary>The XML attributes of the element at hand, by the names that CVAT gives them.</summary>
sealed class Fields
{
    static readonly string[] Names = ["id", "name", "width", "height", "subset", "task_id", "label", "source", "occluded", "outside", "keyframe", "frame", "z_order", "group_id", "rotation", "points",
        "xtl", "ytl", "xbr", "ybr", "cx", "cy", "rx", "ry", "rle", "left", "top",
        "xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2", "ytr2", "xbr2", "ybr2"];

    static readonly FrozenDictionary<string, int> Places = Names.Index().ToFrozenDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    readonly string?[] values = new string?[Names.Length];

    /// <summary>Names that stand there and mean nothing to CVAT.</summary>
    public List<string> Unknown { get; } = [];

    public int Line { get; private set; }

    public int Column { get; private set; }

    /// <summary>The reader stands at an element, and does so afterwards.</summary>
    public void Read(XmlReader reader)
    {
        Array.Clear(values);
        Unknown.Clear();
        (Line, Column) = ((IXmlLineInfo)reader) is var at ? (at.LineNumber, at.LinePosition) : default;
        while (reader.MoveToNextAttribute())
            if (Places.TryGetValue(reader.LocalName, out var place))
                values[place] = reader.Value;
            else
                Unknown.Add(reader.LocalName);
        reader.MoveToElement();
    }

    public string? Text(string name) => values[Places[name]];

    /// <exception cref="BrokenShape">It is missing or no number.</exception>
    public double Number(string name) => NumberText.Read(Text(name) ?? throw new BrokenShape("no-geometry", $"{name} is missing"), name);

    public double[] Numbers(params ReadOnlySpan<string> names)
    {
        var numbers = new double[names.Length];
        for (var i = 0; i < names.Length; i++)
            numbers[i] = Number(names[i]);
        return numbers;
    }

    /// <exception cref="BrokenShape">It is no whole number.</exception>
    public int? Whole(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        var number = NumberText.Read(text, name);
        return number == Math.Floor(number) ? (int)number : throw new BrokenShape("not-a-number", $"{name} is {text}, expected a whole number");
    }

    /// <summary>1, 0, true or false; null when it is missing.</summary>
    /// <exception cref="BrokenShape">It is none of these.</exception>
    public bool? Truth(string name) => Text(name) switch
    {
        null or "" => null,
        "1" or "true" or "True" => true,
        "0" or "false" or "False" => false,
        var other => throw new BrokenShape("not-a-number", $"{name} is '{other}', expected 0 or 1"),
    };

    /// <summary>The corners of a cuboid in the order of the server's points: front and then back; top left, bottom left, top right, bottom right.</summary>
    public double[] Cuboid() => Numbers("xtl1", "ytl1", "xbl1", "ybl1", "xtr1", "ytr1", "xbr1", "ybr1", "xtl2", "ytl2", "xbl2", "ybl2", "xtr2", "ytr2", "xbr2", "ybr2");
}
