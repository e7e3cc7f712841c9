using System.Buffers.Binary;

namespace Assay.Kernels.Codecs;

/// <summary>The tables in force (T.81 B.2.4): each stays until another takes its place.</summary>
sealed class JpegTables
{
    readonly int[]?[] quantization = new int[4][];
    readonly JpegHuffman?[] dc = new JpegHuffman[4], ac = new JpegHuffman[4];

    /// <summary>MCUs between restart markers; 0: there are none.</summary>
    public int RestartInterval { get; private set; }

    /// <summary>Takes over the tables of a segment; other segments are passed over.</summary>
    public void Read(JpegSegment segment, ReadOnlySpan<byte> body)
    {
        switch (segment.Marker)
        {
            case JpegSegment.Quantization:
                ReadQuantization(body, segment.Start);
                break;
            case JpegSegment.Huffman:
                ReadHuffman(body, segment.Start);
                break;
            case JpegSegment.RestartInterval:
                RestartInterval = body.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(body)
                    : throw new InvalidDataException($"byte {segment.At}: the restart interval has {body.Length} bytes, expected 2; the file is damaged");
                break;
        }
    }

    void ReadQuantization(ReadOnlySpan<byte> body, int start)
    {
        for (var at = 0; at < body.Length;)
        {
            var (wide, id) = (body[at] >> 4, body[at] & 15);
            var bytes = 64 << wide;
            if (wide > 1 || id > 3 || at + 1 + bytes > body.Length)
                throw new InvalidDataException($"byte {start + at}: quantization table {id} of precision {wide} in the {body.Length - at} bytes left, expected 0 to 3 of 0 or 1 in 65 or 129; the file is damaged");
            var table = quantization[id] = new int[64];
            for (var i = 0; i < 64; i++)
                table[ZigZag.Natural[i]] = wide == 0 ? body[at + 1 + i] : BinaryPrimitives.ReadUInt16BigEndian(body[(at + 1 + 2 * i)..]);
            at += 1 + bytes;
        }
    }

    void ReadHuffman(ReadOnlySpan<byte> body, int start)
    {
        for (var at = 0; at < body.Length;)
        {
            var (kind, id) = (body[at] >> 4, body[at] & 15);
            if (kind > 1 || id > 3 || at + 17 > body.Length)
                throw new InvalidDataException($"byte {start + at}: Huffman table {id} of class {kind} in the {body.Length - at} bytes left, expected 0 to 3 of 0 or 1 in 17 or more; the file is damaged");
            var counts = body.Slice(at + 1, 16);
            var symbols = 0;
            foreach (var count in counts)
                symbols += count;
            if (symbols > 256 || at + 17 + symbols > body.Length)
                throw new InvalidDataException($"byte {start + at}: the Huffman table has {symbols} symbols in {body.Length - at - 17} bytes, expected at most 256; the file is damaged");
            (kind == 0 ? dc : ac)[id] = new(counts, body.Slice(at + 17, symbols), kind == 1, start + at);
            at += 17 + symbols;
        }
    }

    public int[] Quantization(int id, int at) =>
        quantization[id] ?? throw new InvalidDataException($"byte {at}: the scan needs quantization table {id}, which the file does not define before; the file is damaged");

    public JpegHuffman Huffman(bool alternating, int id, int at) => (alternating ? ac : dc)[id]
        ?? throw new InvalidDataException($"byte {at}: the scan needs {(alternating ? "AC" : "DC")} Huffman table {id}, which the file does not define before (Motion-JPEG frames leave it out); the file is damaged");
}
