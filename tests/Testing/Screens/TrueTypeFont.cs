using System.Buffers.Binary;

namespace Assay.Testing.Screens;

/// <summary>As much of a TrueType font as drawing a screen needs: outlines of glyphs by code point (OpenType 1.9, tables head, hhea, loca, glyf, cmap format 4 or 12).</summary>
public sealed class TrueTypeFont
{
    readonly byte[] bytes;
    readonly Dictionary<string, int> tables = [];
    readonly bool isLong;
    readonly int cmap;

    TrueTypeFont(byte[] bytes)
    {
        this.bytes = bytes;
        for (var i = 0; i < U16(4); i++)
            tables[System.Text.Encoding.ASCII.GetString(bytes, 12 + 16 * i, 4)] = U32(12 + 16 * i + 8);
        (UnitsPerEm, isLong) = (U16(tables["head"] + 18), U16(tables["head"] + 50) == 1);
        (Ascent, Descent) = (S16(tables["hhea"] + 4), -S16(tables["hhea"] + 6));
        Advance = U16(tables["hmtx"] + 4 * Math.Min(36, U16(tables["hhea"] + 34) - 1));
        cmap = FindCmap();
    }

    /// <summary>The monospaced font that Debian installs with fonts-dejavu-core, or null when it is not there.</summary>
    public static TrueTypeFont? Find() =>
        new[] { "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", "/usr/share/fonts/TTF/DejaVuSansMono.ttf", "/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf" }
            .FirstOrDefault(File.Exists) is { } path ? new TrueTypeFont(File.ReadAllBytes(path)) : null;

    public int UnitsPerEm { get; }
    public int Ascent { get; }
    public int Descent { get; }
    public int Advance { get; }

    int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
    int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));
    int U32(int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));

    int FindCmap()
    {
        var table = tables["cmap"];
        var offsets = Enumerable.Range(0, U16(table + 2)).Select(i => table + U32(table + 4 + 8 * i + 4)).ToList();
        return offsets.Where(at => U16(at) is 4 or 12).MaxBy(at => U16(at));
    }

    int Glyph(int rune)
    {
        if (U16(cmap) == 12)
        {
            for (var i = 0; i < U32(cmap + 12); i++)
                if (cmap + 16 + 12 * i is var group && rune >= U32(group) && rune <= U32(group + 4))
                    return U32(group + 8) + rune - U32(group);
            return 0;
        }
        var count = U16(cmap + 6) / 2;
        for (var i = 0; i < count; i++)
        {
            var (end, start) = (U16(cmap + 14 + 2 * i), U16(cmap + 16 + 2 * count + 2 * i));
            if (rune > end || rune < start)
                continue;
            var (delta, at) = (U16(cmap + 16 + 4 * count + 2 * i), cmap + 16 + 6 * count + 2 * i);
            return U16(at) == 0 ? rune + delta & 0xFFFF : U16(at + U16(at) + 2 * (rune - start)) is > 0 and var glyph ? glyph + delta & 0xFFFF : 0;
        }
        return 0;
    }

    /// <summary>Closed outlines of straight stretches in font units, y up; none for a rune that the font lacks.</summary>
    public List<List<(double X, double Y)>> Outline(int rune)
    {
        List<List<(double, double)>> outlines = [];
        if (Glyph(rune) is > 0 and var glyph)
            Add(glyph, 0, 0, outlines, 0);
        return outlines;
    }

    int Location(int glyph) => isLong ? U32(tables["loca"] + 4 * glyph) : 2 * U16(tables["loca"] + 2 * glyph);

    void Add(int glyph, int dx, int dy, List<List<(double, double)>> to, int depth)
    {
        var (at, end) = (tables["glyf"] + Location(glyph), tables["glyf"] + Location(glyph + 1));
        if (at == end || depth > 4)
            return;
        if (S16(at) >= 0)
            AddSimple(at, dx, dy, to);
        else
            AddParts(at + 10, dx, dy, to, depth);
    }

    void AddParts(int at, int dx, int dy, List<List<(double, double)>> to, int depth)
    {
        for (var more = true; more;)
        {
            var (flags, glyph) = (U16(at), U16(at + 2));
            var (x, y) = (flags & 1) != 0 ? (S16(at + 4), S16(at + 6)) : ((sbyte)bytes[at + 4], (sbyte)bytes[at + 5]);
            Add(glyph, dx + x, dy + y, to, depth + 1);
            at += ((flags & 1) != 0 ? 8 : 6) + ((flags & 8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            more = (flags & 0x20) != 0;
        }
    }

    void AddSimple(int at, int dx, int dy, List<List<(double, double)>> to)
    {
        var contours = S16(at);
        var ends = Enumerable.Range(0, contours).Select(i => U16(at + 10 + 2 * i)).ToArray();
        if (contours == 0)
            return;
        var count = ends[^1] + 1;
        var position = at + 10 + 2 * contours;
        position += 2 + U16(position);
        var flags = new List<byte>();
        while (flags.Count < count)
        {
            var flag = bytes[position++];
            flags.AddRange(Enumerable.Repeat(flag, 1 + ((flag & 8) != 0 ? bytes[position++] : 0)));
        }
        var xs = Coordinates(flags, count, 2, 16, ref position);
        var ys = Coordinates(flags, count, 4, 32, ref position);
        for (var (contour, first) = (0, 0); contour < contours; first = ends[contour++] + 1)
            to.Add(Flatten([.. Enumerable.Range(first, ends[contour] + 1 - first).Select(i => (xs[i] + dx, ys[i] + dy, (flags[i] & 1) != 0))]));
    }

    int[] Coordinates(List<byte> flags, int count, int isShort, int isSame, ref int position)
    {
        var (values, value) = (new int[count], 0);
        for (var i = 0; i < count; i++)
        {
            if ((flags[i] & isShort) != 0)
                value += (flags[i] & isSame) != 0 ? bytes[position++] : -bytes[position++];
            else if ((flags[i] & isSame) == 0)
                (value, position) = (value + S16(position), position + 2);
            values[i] = value;
        }
        return values;
    }

    /// <summary>Quadratic curves as four stretches each; between two points off the curve lies one on it.</summary>
    static List<(double, double)> Flatten((int X, int Y, bool IsOn)[] points)
    {
        List<(double X, double Y, bool IsOn)> full = [];
        for (var i = 0; i < points.Length; i++)
        {
            var (now, next) = (points[i], points[(i + 1) % points.Length]);
            full.Add(now);
            if (!now.IsOn && !next.IsOn)
                full.Add(((now.X + next.X) / 2.0, (now.Y + next.Y) / 2.0, true));
        }
        var start = full.FindIndex(point => point.IsOn);
        List<(double, double)> line = [];
        for (var i = 0; i < full.Count; i++)
        {
            var (a, b, c) = (full[(start + i) % full.Count], full[(start + i + 1) % full.Count], full[(start + i + 2) % full.Count]);
            if (!a.IsOn)
                continue;
            line.Add((a.X, a.Y));
            for (var t = 0.25; !b.IsOn && t < 1; t += 0.25)
                line.Add(((1 - t) * (1 - t) * a.X + 2 * t * (1 - t) * b.X + t * t * c.X, (1 - t) * (1 - t) * a.Y + 2 * t * (1 - t) * b.Y + t * t * c.Y));
        }
        return line;
    }
}
