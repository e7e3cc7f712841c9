using System.Runtime.CompilerServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// LZW as TIFF 6.0, section 13, has it: codes of 9 to 12 bits, high bits first, one entry early. The string of a code is always somewhere in what has been written, so that an
/// entry is a place and a length.
/// </summary>
static class TiffLzw
{
    const int Clear = 256, End = 257, Codes = 4096;

    /// <summary>The longest string that a full table can hold, and the bits of the shortest code: no file grows more.</summary>
    public const long MostGrowth = Codes * 8L / 9;

    /// <summary>Unpacks until <paramref name="to"/> is full; returns how many bytes there are.</summary>
    /// <exception cref="InvalidDataException">A code that does not exist yet.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Decode(ReadOnlySpan<byte> from, Span<byte> to)
    {
        if (from.Length > 1 && from[0] == 0 && (from[1] & 1) == 1)
            throw new NotSupportedException("its LZW is that of before TIFF 6.0 (low bits first)");
        Span<int> starts = stackalloc int[Codes], lengths = stackalloc int[Codes];
        var (next, width, at, bits, buffer) = (258, 9, 0, 0, 0UL);
        var (written, lastStart, lastLength) = (0, 0, 0);
        while (written < to.Length)
        {
            while (bits < width && at < from.Length)
                (buffer, bits) = (buffer << 8 | from[at++], bits + 8);
            if (bits < width)
                return written;
            var code = (int)(buffer >> (bits -= width)) & ((1 << width) - 1);
            if (code == End)
                return written;
            if (code == Clear)
            {
                (next, width, lastLength) = (258, 9, 0);
                continue;
            }
            var start = written;
            if (code < 256)
                to[written++] = (byte)code;
            else if (lastLength == 0 || code > next || code >= Codes || code == next && next >= Codes)
                throw new InvalidDataException($"code {code} where {next} is the next one");
            else
            {
                var (source, length) = code == next ? (lastStart, lastLength + 1) : (starts[code], lengths[code]);
                Copy(to, source, written, length = Math.Min(length, to.Length - written));
                written += length;
            }
            if (lastLength > 0 && next < Codes)
            {
                (starts[next], lengths[next]) = (lastStart, lastLength + 1); // The string before and the first byte of this one, which follows it.
                next++;
                if (next >= (1 << width) - 1 && width < 12)
                    width++;
            }
            (lastStart, lastLength) = (start, written - start);
        }
        return written;
    }

    /// <summary>Forwards, byte by byte where the parts overlap: a string may end in its own beginning.</summary>
    static void Copy(Span<byte> bytes, int from, int to, int length)
    {
        if (to - from >= length)
            bytes.Slice(from, length).CopyTo(bytes[to..]);
        else
            for (var i = 0; i < length; i++)
                bytes[to + i] = bytes[from + i];
    }
}
