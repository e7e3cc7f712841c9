namespace Assay.Formats.Cvat.Reading;

/// <summary>Stops at markup that goes on and on: a reader of XML keeps a tag in memory as a whole.</summary>
sealed class TagGuard(Stream from, string file, int longest = 1 << 28) : Stream
{
    long since;

    public override int Read(Span<byte> buffer)
    {
        var count = from.Read(buffer);
        var last = buffer[..count].LastIndexOf((byte)'>');
        since = last < 0 ? since + count : count - last;
        return since <= longest ? count
            : throw new DataException("broken-xml", $"a tag or text is longer than {longest} bytes, expected the markup of CVAT; is the file broken?", file);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

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
