using System.Security.Cryptography;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// Ids that sort by time: 48 bits of milliseconds since 1970, 80 random bits, as 26 characters of Crockford's base 32 (github.com/ulid/spec). Each is greater than the last one
/// of the process, also within a millisecond and when the clock is set back.
/// </summary>
static class Ulid
{
    const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    static readonly Lock Gate = new();
    static UInt128 last;

    public static string Next(DateTimeOffset now)
    {
        lock (Gate)
        {
            Span<byte> random = stackalloc byte[16];
            RandomNumberGenerator.Fill(random[6..]);
            var fresh = ((UInt128)(ulong)now.ToUnixTimeMilliseconds() << 80) | System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(random);
            return Text(last = fresh > last ? fresh : last + 1);
        }
    }

    static string Text(UInt128 value) => string.Create(26, value, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
            text[i] = Digits[(int)(rest & 31)];
    });
}
