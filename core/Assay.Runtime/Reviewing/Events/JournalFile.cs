namespace Assay.Runtime.Reviewing;

/// <summary>A reviewer's own verdict file: one writer at a time, only appended to, flushed to disk before anything counts as recorded.</summary>
sealed class JournalFile : IDisposable
{
    readonly string path;
    readonly FileStream file;
    readonly ReviewerLock held;
    long end;

    JournalFile(string path, FileStream file, ReviewerLock held) => (this.path, this.file, this.held) = (path, file, held);

    /// <summary>What was there.</summary>
    public required IReadOnlyList<IReadOnlyList<JournalEvent>> Acts { get; init; }

    /// <summary>So many bytes at the end were no whole act, of a crash in the middle of writing, and were cut off.</summary>
    public long Cut { get; private init; }

    /// <exception cref="AssayException">Another process reviews under this name, or a line of the file is no event.</exception>
    public static JournalFile Open(string path, ReviewerLock held)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
        try
        {
            var reader = new JournalReader(path);
            var acts = reader.Read(file);
            if (reader.Rest > 0)
            {
                file.SetLength(reader.End);
                file.Flush(flushToDisk: true);
            }
            return new JournalFile(path, file, held) { Acts = acts, Cut = reader.Rest, end = reader.End };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Appends the lines of an act; when this returns they are on disk, when it throws none of them is there.</summary>
    /// <exception cref="AssayException">The file is no longer this process's alone, or the disk refuses.</exception>
    public void Append(ReadOnlySpan<byte> lines)
    {
        held.Check();
        try
        {
            if (RandomAccess.GetLength(file.SafeFileHandle) != end)
                throw held.Lose($"{path} has {RandomAccess.GetLength(file.SafeFileHandle)} bytes, and this review has left it with {end}");
            RandomAccess.Write(file.SafeFileHandle, lines, end);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            end += lines.Length;
        }
        catch (IOException e)
        {
            Shorten();
            throw new AssayException("verdict-not-saved", $"{path} cannot be written ({e.Message.TrimEnd('.')}); the last verdict is not recorded, what was recorded before it is safe: make room or mend the disk, and decide again", e);
        }
    }

    void Shorten()
    {
        try
        {
            RandomAccess.SetLength(file.SafeFileHandle, end);
        }
        catch (IOException)
        {
            // What is left behind is a torn end, which the next start cuts off.
        }
    }

    public void Dispose()
    {
        file.Dispose();
        held.Dispose();
    }
}
