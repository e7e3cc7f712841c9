using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>What <see cref="Utf8JsonReader"/> lacks.</summary>
static class JsonTokens
{
    static readonly double[] Tens = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16];

    /// <summary>The number at the reader, exactly as GetDouble reads it. Short decimals are a whole number below 2^53 over a power of ten, which one correctly
    /// rounded division gives (Clinger 1990); the rest is left to the library.</summary>
    public static double Number(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        if (text.Length > Tens.Length)
            return reader.GetDouble();
        var negative = text[0] == '-';
        var (whole, point) = (0L, -1);
        for (var i = negative ? 1 : 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
                whole = whole * 10 + digit;
            else if (text[i] == '.')
                point = i;
            else
                return reader.GetDouble();
        }
        if (whole > 1L << 53)
            return reader.GetDouble();
        var value = point < 0 ? whole : whole / Tens[text.Length - 1 - point];
        return negative ? -value : value;
    }

    /// <summary>A whole number, also when written 7.0; null for anything else.</summary>
    public static long? Whole(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return null;
        if (reader.TryGetInt64(out var whole))
            return whole;
        var number = reader.GetDouble();
        return number == Math.Floor(number) && Math.Abs(number) < 1L << 53 ? (long)number : null;
    }

    /// <summary>A text, number or truth value as text; null for anything else, which is passed over.</summary>
    public static string? Scalar(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Whether the reader stands at a field; if so it goes on to its value.</summary>
    public static bool IsField(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <summary>From a field's name to the end of its value.</summary>
    public static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>As <see cref="Whole"/>; a list or object is passed over.</summary>
    public static long? WholeOrNone(ref Utf8JsonReader reader)
    {
        var whole = Whole(ref reader);
        reader.Skip();
        return whole;
    }

    /// <summary>A text; anything else is passed over.</summary>
    public static string? TextOrNone(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        reader.Skip();
        return text;
    }

    /// <summary>A whole number or a text that is one.</summary>
    public static long? WholeText(string text) =>
        Utf8Parser.TryParse(Encoding.UTF8.GetBytes(text), out long value, out var read) && read == Encoding.UTF8.GetByteCount(text)
        && value.ToString(System.Globalization.CultureInfo.InvariantCulture) == text ? value : null;
}
