using System.Drawing;
using System.Globalization;

namespace Assay.Formats.Masks;

/// <summary>The classes of label maps in colours: which colours mean which class, and which colour a class is written in.</summary>
sealed class ColorTable
{
    readonly Dictionary<int, ushort> ids = [];
    readonly List<int> first = [];

    /// <param name="colors">Class -> a colour (a name of CSS, a hexadecimal number, or red, green and blue), or several.</param>
    /// <exception cref="DataException">A colour is none, or belongs to two classes.</exception>
    public ColorTable(IReadOnlyDictionary<string, IReadOnlyList<string>> colors)
    {
        Classes = ClassList.Named(colors.Keys);
        foreach (var (name, given) in colors)
        {
            var parsed = Parse(name, given);
            foreach (var color in parsed)
                if (!ids.TryAdd(color, (ushort)first.Count) && ids[color] != first.Count)
                    throw new DataException("bad-color", $"colors: {Text(color)} stands for both '{Classes.NameOf(ids[color])}' and '{name}'; give every class colours of its own");
            first.Add(parsed[0]);
        }
    }

    public ClassList Classes { get; }

    /// <summary>The class of a colour 0xRRGGBB; false when it is in no list.</summary>
    public bool Find(int color, out ushort id) => ids.TryGetValue(color, out id);

    /// <summary>The first colour of a class.</summary>
    public int ColorOf(int id) => first[id];

    /// <summary>The listed colour that is nearest to another one.</summary>
    public string Nearest(int color) => ids.MinBy(entry => Distance(entry.Key, color)) is var (near, id) ? $"'{Classes.NameOf(id)}' {Text(near)}" : "";

    static int Distance(int a, int b) => Enumerable.Range(0, 3).Sum(i => ((a >> 8 * i & 255) - (b >> 8 * i & 255)) is var d ? d * d : 0);

    public static string Text(int color) => $"#{color:x6}";

    static List<int> Parse(string name, IReadOnlyList<string> given)
    {
        if (given.Count == 3 && given.All(part => byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return [given.Aggregate(0, (color, part) => color << 8 | byte.Parse(part, CultureInfo.InvariantCulture))];
        return given.Count > 0 ? [.. given.Select(text => ParseOne(name, text))] : throw Bad(name, "nothing");
    }

    static int ParseOne(string name, string text)
    {
        var digits = text.StartsWith('#') ? text[1..] : text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        if (digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var color))
            return color;
        return Color.FromName(text) is { IsKnownColor: true, IsSystemColor: false, A: 255 } known ? known.ToArgb() & 0xFFFFFF : throw Bad(name, $"'{text}'");
    }

    static DataException Bad(string name, string found) =>
        new("bad-color", $"colors: {name}: {found} is no colour, expected a name ('olive'), a hexadecimal number in quotes (\"#808000\"), [red, green, blue] from 0 to 255, or a list of the first two");
}
