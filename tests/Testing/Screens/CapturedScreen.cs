using System.Globalization;
using System.Text;

namespace Assay.Testing.Screens;

/// <summary>A screen as <c>tmux capture-pane -e -p</c> prints it: lines of text with colours (SGR), nothing else.</summary>
public sealed class CapturedScreen
{
    readonly List<List<ScreenCell>> rows = [];
    int? foreground, background;
    bool isBold, isUnderlined, isReverse, isDim;

    /// <summary>Reads it.</summary>
    public CapturedScreen(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            List<ScreenCell> row = [];
            for (var i = 0; i < line.Length;)
                i = line[i] == '\e' ? Escape(line, i) : Put(line, i, row);
            rows.Add(row);
        }
    }

    /// <summary>Of the longest line.</summary>
    public int Columns => rows.Max(row => row.Count);

    /// <summary>Lines.</summary>
    public int Rows => rows.Count;

    /// <summary>A cell; blank behind the end of its line.</summary>
    public ScreenCell this[int x, int y] => x < rows[y].Count ? rows[y][x] : new ScreenCell(' ');

    int Put(string line, int at, List<ScreenCell> row)
    {
        var rune = Rune.GetRuneAt(line, at);
        var (front, back) = (foreground ?? ScreenCell.Light, background ?? ScreenCell.Dark);
        if (isDim)
            front = Between(front, back);
        row.Add(new ScreenCell(rune.Value, isReverse ? back : front, isReverse ? front : back, isBold, isUnderlined));
        return at + rune.Utf16SequenceLength;
    }

    static int Between(int a, int b) => ((a >> 16 & 255) * 2 + (b >> 16 & 255)) / 3 << 16 | ((a >> 8 & 255) * 2 + (b >> 8 & 255)) / 3 << 8 | ((a & 255) * 2 + (b & 255)) / 3;

    int Escape(string line, int at)
    {
        var end = at + 2;
        while (!char.IsAsciiLetter(line[end]))
            end++;
        if (line[end] == 'm')
            Set([.. line[(at + 2)..end].Split(';').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)]);
        return end + 1;
    }

    void Set(int[] codes)
    {
        for (var i = 0; i < codes.Length; i++)
            switch (codes[i])
            {
                case 0: (foreground, background, isBold, isUnderlined, isReverse, isDim) = (null, null, false, false, false, false); break;
                case 1: isBold = true; break;
                case 2: isDim = true; break;
                case 4: isUnderlined = true; break;
                case 7: isReverse = true; break;
                case 22: (isBold, isDim) = (false, false); break;
                case 24: isUnderlined = false; break;
                case 27: isReverse = false; break;
                case 39: foreground = null; break;
                case 49: background = null; break;
                case 38 or 48 when i + 4 < codes.Length && codes[i + 1] == 2: Color(codes[i], codes[i + 2] << 16 | codes[i + 3] << 8 | codes[i + 4]); i += 4; break;
                case 38 or 48 when i + 2 < codes.Length && codes[i + 1] == 5: Color(codes[i], Indexed(codes[i + 2])); i += 2; break;
                case >= 30 and <= 37: foreground = Indexed(codes[i] - 30); break;
                case >= 40 and <= 47: background = Indexed(codes[i] - 40); break;
                case >= 90 and <= 97: foreground = Indexed(codes[i] - 82); break;
                case >= 100 and <= 107: background = Indexed(codes[i] - 92); break;
            }
    }

    void Color(int layer, int color)
    {
        if (layer == 38)
            foreground = color;
        else
            background = color;
    }

    static readonly int[] Sixteen =
        [0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF];

    /// <summary>xterm's 256 colours.</summary>
    static int Indexed(int index) => index < 16 ? Sixteen[index] : index >= 232 ? (8 + 10 * (index - 232)) * 0x010101
        : Level((index - 16) / 36) << 16 | Level((index - 16) / 6 % 6) << 8 | Level((index - 16) % 6);

    static int Level(int step) => step == 0 ? 0 : 55 + 40 * step;
}
