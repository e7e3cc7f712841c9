namespace Assay.Formats.Coco.Reading;

/// <summary>Reads plain lists of plain numbers straight from the text, several times as fast as token by token. Whatever is not plain is left to the JSON library, which says what is wrong.</summary>
static class NumberScan
{
    const int MostDigits = 15; // Below 2^53, so that one division by a power of ten rounds correctly (Clinger 1990).
    const long Farthest = 10_000_000_000;
    static readonly double[] Tens = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    [ThreadStatic]
    static double[]? scratch;

    /// <summary>A list of polygons; null when anything in it is not plain.</summary>
    /// <param name="text">The whole value.</param>
    public static List<double[]>? Polygons(ReadOnlySpan<byte> text)
    {
        List<double[]> parts = new(1);
        for (var at = JsonScan.SkipSpace(text, 1); at < text.Length;)
        {
            if (text[at] == ']')
                return at + 1 == text.Length ? parts : null;
            if (parts.Count > 0 && (text[at] != ',' || (at = JsonScan.SkipSpace(text, at + 1)) >= text.Length))
                return null;
            if (Numbers(text, ref at) is not { } numbers)
                return null;
            parts.Add(numbers);
            at = JsonScan.SkipSpace(text, at);
        }
        return null;
    }

    /// <summary>The list that begins at a place, which goes behind it; null when it is not plain.</summary>
    static double[]? Numbers(ReadOnlySpan<byte> text, ref int at)
    {
        if (text[at] != '[')
            return null;
        var (numbers, count) = (scratch ??= new double[512], 0);
        for (at = JsonScan.SkipSpace(text, at + 1); at < text.Length; at = JsonScan.SkipSpace(text, at))
        {
            if (text[at] == ']')
            {
                at++;
                return numbers.AsSpan(0, count).ToArray();
            }
            if (count > 0 && (text[at] != ',' || (at = JsonScan.SkipSpace(text, at + 1)) >= text.Length) || count == numbers.Length && !Grow(ref numbers))
                return null;
            if (!TryNumber(text, ref at, out numbers[count++]))
                return null;
        }
        return null;
    }

    // A single huge outline must not stay in memory for good: it is read token by token.
    static bool Grow(ref double[] numbers)
    {
        if (numbers.Length >= 1 << 16)
            return false;
        Array.Resize(ref numbers, 2 * numbers.Length);
        scratch = numbers;
        return true;
    }

    static bool TryNumber(ReadOnlySpan<byte> text, ref int at, out double number)
    {
        var negative = text[at] == '-';
        var (start, whole, point) = (negative ? at + 1 : at, 0L, -1);
        var i = start;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
                whole = whole * 10 + digit;
            else if (text[i] == '.' && point < 0)
                point = i;
            else
                break;
            if (i - start > MostDigits)
                break;
        }
        var (digits, decimals) = (i - start - (point < 0 ? 0 : 1), point < 0 ? 0 : i - point - 1);
        at = i;
        number = decimals == 0 ? whole : whole / Tens[Math.Min(decimals, MostDigits)];
        if (negative)
            number = -number;
        // JSON has no 01, no .5 and no 5.; the end of the number must be its end in the text.
        var before = digits - decimals;
        return before is > 0 and <= MostDigits && digits <= MostDigits && (point < 0 || decimals > 0) && (before == 1 || text[start] != '0')
            && number is <= Farthest and >= -Farthest && i < text.Length && text[i] is (byte)',' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
    }

    /// <summary>What a value's first number is that Python writes but JSON lacks, and which one of its numbers that is; null when there is none.</summary>
    public static string? FindNotANumber(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOfAny((byte)'N', (byte)'I');
        if (at < 0 || text[..at].Contains((byte)'"'))
            return null;
        var open = text[..at].LastIndexOf((byte)'[');
        var list = text[..at].Count((byte)'[') - 1;
        var word = text[at..].StartsWith("NaN"u8) ? "NaN" : text[at..].StartsWith("Infinity"u8) ? "infinite" : null;
        return word is null ? null : open < 0 ? $"is {word}" : $"number {text[(open + 1)..at].Count((byte)',') + 1}{(list > 0 ? $" of polygon {list}" : "")} is {word}";
    }
}
