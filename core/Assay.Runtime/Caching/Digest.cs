using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Runtime.Caching;

/// <summary>Builds a key from parts. Every part goes in with its length, so that two lists of parts never look alike.</summary>
sealed class Digest
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Digest Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        hash.AppendData(bytes);
        return this;
    }

    public Digest Add(string? text) => text is null ? Add(-1) : Add(Encoding.UTF8.GetBytes(text));

    public Digest Add(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
        return this;
    }

    public Digest Add(IEnumerable<FileStamp> stamps)
    {
        foreach (var stamp in stamps)
            Add(stamp.Path).Add(stamp.Size).Add(stamp.Changed);
        return this;
    }

    /// <summary>The first 128 bits of SHA-256 in hex: no two keys will ever meet by chance. Ends the digest.</summary>
    public string Hex()
    {
        using (hash)
            return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
