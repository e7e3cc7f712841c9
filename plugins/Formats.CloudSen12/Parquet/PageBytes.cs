using System.IO.Compression;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Decompresses pages.</summary>
static class PageBytes
{
    /// <exception cref="InvalidDataException">Damaged, of another size than the page says, or compressed in a way that is not read.</exception>
    public static void Decompress(Compression compression, ReadOnlySpan<byte> from, Span<byte> to)
    {
        switch (compression)
        {
            case Compression.None when from.Length == to.Length: from.CopyTo(to); break;
            case Compression.None: throw new InvalidDataException($"{from.Length} bytes, expected {to.Length}");
            case Compression.Snappy: Snappy.Decompress(from, to); break;
            case Compression.Zstd: Zstandard.Decompress(from, to); break;
            case Compression.Gzip: Inflate(from, to, stream => new GZipStream(stream, CompressionMode.Decompress)); break;
            case Compression.Brotli: Inflate(from, to, stream => new BrotliStream(stream, CompressionMode.Decompress)); break;
            default: throw new InvalidDataException($"compression {compression}, expected zstd, snappy, gzip, brotli or none; write it again: df.to_parquet(path, compression='zstd')");
        }
    }

    static void Inflate(ReadOnlySpan<byte> from, Span<byte> to, Func<Stream, Stream> open)
    {
        using var stream = open(new MemoryStream(from.ToArray()));
        var read = stream.ReadAtLeast(to, to.Length, throwOnEndOfStream: false);
        if (read != to.Length || stream.ReadByte() >= 0)
            throw new InvalidDataException($"compressed data {(read < to.Length ? $"ends after {read} bytes" : "goes on")}, expected {to.Length}");
    }
}
