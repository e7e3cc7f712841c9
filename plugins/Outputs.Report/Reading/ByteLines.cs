namespace Assay.Outputs.Report.Reading;

/// <summary>Reads a file line by line as bytes, in one buffer.</summary>
sealed class ByteLines(string path) : IDisposable
{
    readonly FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
    byte[] buffer = new byte[1 << 18];
    int start, filled;

    /// <summary>Without its end; valid until the next is read. Empty lines are left out.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    public bool Read()
    {
        while (true)
        {
            var length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (length < 0 && !More())
            {
                (Line, start) = (buffer.AsMemory(start, filled - start), filled);
                return Line.Length > 0;
            }
            if (length < 0)
                continue;
            (Line, start) = (buffer.AsMemory(start, length), start + length + 1);
            if (length > 0)
                return true;
        }
    }

    bool More()
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        (start, filled) = (0, filled - start);
        if (filled == buffer.Length)
            Array.Resize(ref buffer, 2 * filled);
        var read = stream.Read(buffer.AsSpan(filled));
        filled += read;
        return read > 0;
    }

    public void Dispose() => stream.Dispose();
}
