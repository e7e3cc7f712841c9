namespace Assay.Formats.Cvat.Reading;

/// <summary>An entry of an archive: never longer than it says, and with the checksum that it says (CRC-32 of ISO 3309, as PKWARE's APPNOTE 4.4.7 has it).</summary>
sealed class CheckedStream(Stream from, long length, uint expected, string file) : Stream
{
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1))];

    long read;
    uint crc = uint.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = from.Read(buffer);
        }
        catch (InvalidDataException broken)
        {
            throw new DataException("broken-archive", $"it cannot be unpacked: {broken.Message}; export the archive again", file, $"byte {read}", broken);
        }
        foreach (var value in buffer[..count])
            crc = Table[(byte)(crc ^ value)] ^ crc >> 8;
        read += count;
        if (read > length || count == 0 && buffer.Length > 0 && (read != length || ~crc != expected))
            throw new DataException("broken-archive", read == length ? "its checksum is not the archive's; export the archive again" : $"it has {(read > length ? "more" : "fewer")} than the {length} bytes that the archive states; export it again", file);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            from.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
