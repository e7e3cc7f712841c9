using System.Buffers;

namespace Assay.Formats.Coco.Reading;

/// <summary>Passes over JSON values without looking at the numbers and texts in them; brackets and quotes must match. Positions are within the span.</summary>
static class JsonScan
{
    const int Deepest = 64;
    static readonly SearchValues<byte> Structure = SearchValues.Create("[]{}\""u8), TextEnd = SearchValues.Create("\"\\"u8), ScalarEnd = SearchValues.Create(",]} \t\r\n"u8);

    /// <summary>The next byte that is no white space, or the end.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    /// <summary>Behind the value that begins at a place.</summary>
    /// <exception cref="JsonFault">There is none, it does not end, or brackets do not match.</exception>
    public static int SkipValue(ReadOnlySpan<byte> json, int at)
    {
        if (at >= json.Length)
            throw JsonFault.Cut(json.Length);
        switch (json[at])
        {
            case (byte)'"':
                return SkipText(json, at);
            case (byte)'[' or (byte)'{':
                return SkipNested(json, at);
            default:
                var length = json[at..].IndexOfAny(ScalarEnd);
                return length > 0 ? at + length : throw (length < 0 ? JsonFault.Cut(json.Length) : new JsonFault("a value is missing", at));
        }
    }

    /// <summary>Behind the text whose opening quote stands at a place.</summary>
    public static int SkipText(ReadOnlySpan<byte> json, int at)
    {
        for (at++; ;)
        {
            var next = json[at..].IndexOfAny(TextEnd);
            if (next < 0)
                throw JsonFault.Cut(json.Length);
            at += next + 1;
            if (json[at - 1] == '"')
                return at;
            if (++at > json.Length)
                throw JsonFault.Cut(json.Length);
        }
    }

    static int SkipNested(ReadOnlySpan<byte> json, int at)
    {
        var (depth, objects) = (0, 0UL); // A bit per open bracket, the innermost lowest: 1 for {.
        while (true)
        {
            var next = json[at..].IndexOfAny(Structure);
            if (next < 0)
                throw JsonFault.Cut(json.Length);
            at += next;
            var found = json[at];
            if (found == '"')
            {
                at = SkipText(json, at);
                continue;
            }
            at++;
            if (found is (byte)'[' or (byte)'{')
            {
                if (++depth > Deepest)
                    throw new JsonFault($"lists and objects stand in each other more than {Deepest} deep", at - 1);
                objects = objects << 1 | (found == '{' ? 1UL : 0);
                continue;
            }
            if ((objects & 1) == 1 != (found == '}'))
                throw new JsonFault($"'{(char)found}' closes what '{((objects & 1) == 1 ? '{' : '[')}' opened", at - 1);
            objects >>= 1;
            if (--depth == 0)
                return at;
        }
    }
}

/// <summary>Text that is no JSON; never leaves the readers.</summary>
sealed class JsonFault(string message, long at, bool isCut = false) : Exception(message)
{
    /// <summary>Where, in the span that was read.</summary>
    public long At { get; } = at;

    public bool IsCut { get; } = isCut;

    public static JsonFault Cut(long end) => new("the text ends within a value", end, isCut: true);
}
