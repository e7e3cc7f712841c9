using System.Globalization;
using Assay.Formats.Segmentation.Reading;

namespace Assay.Formats.Segmentation.Voc;

/// <summary>Classes in order, and their colours 0xRRGGBB.</summary>
sealed record LabelColors(ClassList List, IReadOnlyDictionary<int, ushort> ByColor, string File)
{
    /// <summary>Cream, Pascal VOC's colour of borders and of what is too difficult, and its index.</summary>
    public const int VoidColor = 0xE0E0C0, VoidIndex = 255;

    static readonly string[] VocNames = ["background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor"];

    /// <summary>The 21 of VOC2012.</summary>
    public static LabelColors OfVoc() => new(ClassList.Named(VocNames), VocNames.Index().ToDictionary(pair => VocColor(pair.Index), pair => (ushort)pair.Index), "");

    /// <summary>Of an index, every third bit, the lowest one highest (VOC2012 devkit, VOClabelcolormap).</summary>
    public static int VocColor(int index)
    {
        var color = 0;
        for (var bit = 0; bit < 8; bit++)
            for (var channel = 0; channel < 3; channel++)
                if (bit * 3 + channel < 24)
                    color |= (index >> bit * 3 + channel & 1) << 7 - bit + 16 - 8 * channel;
        return color;
    }

    /// <summary>A class a line: <c>name:red,green,blue:parts:actions</c>, or without colours, which are then Pascal VOC's.</summary>
    /// <exception cref="DataException">A line is none of a class, or two classes have one name or colour.</exception>
    public static LabelColors Read(string path)
    {
        List<string> names = [];
        Dictionary<int, ushort> colors = [];
        foreach (var (number, line) in SceneMap.Wrap(path, () => System.IO.File.ReadAllLines(path)).Index())
        {
            var text = line.Trim().TrimStart('\uFEFF');
            if (text.Length == 0 || text[0] == '#')
                continue;
            var (name, color) = Parse(text, names.Count) ?? throw Broken($"'{text}' is no class, expected 'name:red,green,blue::' with colours from 0 to 255", path, number);
            if (names.Contains(name))
                throw Broken($"the class '{name}' stands twice; rename one", path, number);
            if (!colors.TryAdd(color, (ushort)names.Count))
                throw Broken($"'{names[colors[color]]}' and '{name}' have one colour; give each its own", path, number);
            names.Add(name);
        }
        return names.Count is > 0 and < LabelMap.FirstStranger ? new LabelColors(ClassList.Named(names), colors, path)
            : throw new DataException("broken-table", "it names no class, or too many", path);
    }

    // Names may hold colons; the last three say something else.
    static (string, int)? Parse(string text, int position)
    {
        var cells = text.Split(':');
        var (name, color) = cells.Length >= 4 ? (string.Join(':', cells[..^3]), cells[^3]) : (cells[0], cells.Length > 1 ? cells[1] : "");
        if (name.Length == 0)
            return null;
        if (color.Trim().Length == 0)
            return (name, VocColor(position));
        var parts = color.Split(',');
        var bytes = parts.Select(part => byte.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1).ToArray();
        return bytes.Length == 3 && !bytes.Contains(-1) ? (name, bytes[0] << 16 | bytes[1] << 8 | bytes[2]) : null;
    }

    static DataException Broken(string message, string path, int line) => new("broken-table", message, path, $"line {line + 1}");
}
