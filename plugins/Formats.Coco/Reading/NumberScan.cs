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
        at = JsonScan.SkipSpace(text, at + 1);
        if (at < text.Length && text[at] == ']')
        {
            at++;
            return [];
        }
        var numbers = scratch ??= new double[512];
        for (var count = 0; ; at = SkipSpace(text, at))
        {
            if (count == numbers.Length && !Grow(ref numbers) || !TryNumber(text, ref at, out numbers[count++]))
                return null;
            at = SkipSpace(text, at);
            if (at >= text.Length)
                return null;
            var end = text[at++];
            if (end == ']')
                return numbers.AsSpan(0, count).ToArray();
            if (end != ',')
                return null;
        }
    }

    // Mostly there is none.
    static int SkipSpace(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] <= ' ' ? JsonScan.SkipSpace(text, at) : at;

    // A single huge outline must not stay in memory for good: it is read token by token.
    static bool Grow(ref double[] numbers)
    {
        if (numbers.Length >= 1 << 16)
            return false;
        Array.Resize(ref numbers, 2 * numbers.Length);
        scratch = numbers;
        return true;
    }

    // JSON has no 01, no .5 and no 5.; what follows the number is the caller's to look at.
    static bool TryNumber(ReadOnlySpan<byte> text, ref int at, out double number)
    {
        var (i, negative) = at < text.Length && text[at] == '-' ? (at + 1, true) : (at, false);
        var (start, whole, decimals) = (i, 0L, 0);
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
            whole = whole * 10 + (text[i] - '0');
        var digits = i - start;
        var plain = digits == 1 || digits > 1 && text[start] != '0';
        if (i < text.Length && text[i] == '.')
        {
            var point = i;
            for (i++; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
                whole = whole * 10 + (text[i] - '0');
            decimals = i - point - 1;
            plain &= decimals > 0;
        }
        at = i;
        plain &= digits + decimals <= MostDigits;
        number = !plain ? 0 : decimals == 0 ? whole : whole / Tens[decimals];
        number = negative ? -number : number;
        return plain && number is <= Farthest and >= -Farthest;
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
