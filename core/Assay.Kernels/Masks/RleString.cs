namespace Assay.Kernels;

/// <summary>
/// COCO's compressed run lengths (<c>rleToString</c>, <c>rleFrString</c>; pycocotools 2.0.11). A number is written in groups of five bits, lowest first, as characters
/// '0' (48) to 'o' (111); 0x20 says that more follow, and the top bit of the last group is the sign. From the fourth run on, the difference to the run two before is
/// written.
/// </summary>
public static class RleString
{
    const int FirstCharacter = '0', More = 0x20, Sign = 0x10, LongestNumber = 7;

    /// <summary>Packs runs into ASCII text.</summary>
    public static string Encode(ReadOnlySpan<uint> runs)
    {
        var text = new char[runs.Length * LongestNumber];
        var length = 0;
        for (var i = 0; i < runs.Length; i++)
            Write(i > 2 ? (long)runs[i] - runs[i - 2] : runs[i], text, ref length);
        return new string(text, 0, length);
    }

    /// <summary>Unpacks and checks text for a frame of width x height pixels.</summary>
    /// <remarks>Stricter than pycocotools, which leaves the rest of the mask unset when runs end early.</remarks>
    /// <exception cref="FormatException">A character outside '0'..'o', a number cut off, negative or too large, or runs that do not sum to width x height.</exception>
    public static uint[] Decode(ReadOnlySpan<byte> text, int width, int height)
    {
        var area = RunLengths.CheckedArea(width, height);
        var runs = new uint[CountNumbers(text)];
        var (position, sum) = (0, 0L);
        for (var i = 0; i < runs.Length; i++)
        {
            var start = position;
            var run = Read(text, ref position) + (i > 2 ? runs[i - 2] : 0);
            if (run < 0)
                throw new FormatException($"run {i} at character {start} of the RLE is negative ({run})");
            sum += run;
            if (sum > area)
                throw new FormatException($"the RLE is too long: its runs reach {sum} pixels at run {i}, a {width}x{height} mask has {area}; is 'size' [height, width]?");
            runs[i] = (uint)run;
        }
        return sum == area ? runs : throw new FormatException($"the RLE is too short: its runs sum to {sum} pixels, a {width}x{height} mask has {area}");
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte}, int, int)"/>
    public static uint[] Decode(ReadOnlySpan<char> text, int width, int height)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            bytes[i] = (byte)Math.Min(text[i], (char)255);
        return Decode(bytes, width, height);
    }

    static void Write(long number, Span<char> text, ref int length)
    {
        bool more;
        do
        {
            var group = (int)(number & 0x1f);
            number >>= 5;
            more = (group & Sign) != 0 ? number != -1 : number != 0;
            text[length++] = (char)(FirstCharacter + (more ? group | More : group));
        }
        while (more);
    }

    static long Read(ReadOnlySpan<byte> text, ref int position)
    {
        var number = 0L;
        for (var shift = 0; ; shift += 5)
        {
            var group = text[position++] - FirstCharacter;
            number |= (long)(group & 0x1f) << shift;
            if ((group & More) == 0)
                return (group & Sign) != 0 ? number | -1L << (shift + 5) : number;
        }
    }

    // Checks every character and the length of every number on the way.
    static int CountNumbers(ReadOnlySpan<byte> text)
    {
        var (numbers, groups) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'o')
                throw new FormatException($"character {i} of the RLE has code {text[i]}; only codes 48 ('0') to 111 ('o') occur in one");
            if (++groups > LongestNumber)
                throw new FormatException($"the number that ends at character {i} of the RLE is longer than {LongestNumber} characters");
            if ((text[i] - FirstCharacter & More) != 0)
                continue;
            (numbers, groups) = (numbers + 1, 0);
        }
        return groups == 0 ? numbers : throw new FormatException("the RLE ends within a number; was the text cut off?");
    }
}
