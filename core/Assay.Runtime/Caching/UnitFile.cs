using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Assay.Runtime.Caching;

/// <summary>
/// One file of a <see cref="UnitLog"/>: frames one after the other, each a mark, the length and the SHA-256 of what follows, then a line per unit: key, blank, JSON. What
/// comes after the first frame that is not whole is not read.
/// </summary>
sealed class UnitFile : IDisposable
{
    public const string Extension = ".units";

    const int KeyLength = 32;
    const int HeadLength = 8 + 8 + 32;
    static ReadOnlySpan<byte> Mark => "assay u2"u8;

    readonly SafeFileHandle handle;

    UnitFile(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Opens a file for reading, or gives null when that is not possible.</summary>
    public static UnitFile? Open(string path)
    {
        try
        {
            return new UnitFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a new file that no other process writes to; a later one sorts after it.</summary>
    public static FileStream Create(string folder) => new(Path.Combine(folder, $"{DateTime.UtcNow.Ticks:x16}-{Guid.NewGuid():N}{Extension}"), FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, 0);

    /// <summary>Keys and offsets of all units in whole frames.</summary>
    public IEnumerable<(string Key, long At)> Lines()
    {
        for (long at = 0; Whole(at) is { } lines; at += HeadLength + lines.Length)
            for (var start = 0; start < lines.Length; start += lines.AsSpan(start).IndexOf((byte)'\n') + 1)
                yield return (Encoding.ASCII.GetString(lines, start, KeyLength), at + HeadLength + start);
    }

    byte[]? Whole(long at)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (!Fill(at, head) || !head[..8].SequenceEqual(Mark))
            return null;
        var length = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
        if (length <= KeyLength || length > RandomAccess.GetLength(handle) - at - HeadLength || length > Array.MaxLength)
            return null;
        var lines = new byte[length];
        return Fill(at + HeadLength, lines) && head[16..].SequenceEqual(SHA256.HashData(lines)) && lines[^1] == '\n' ? lines : null;
    }

    bool Fill(long at, Span<byte> to) => Read(at, to) == to.Length;

    /// <summary>As much as there is; less when the disk fails.</summary>
    int Read(long at, Span<byte> to)
    {
        var done = 0;
        try
        {
            while (done < to.Length && RandomAccess.Read(handle, to[done..], at + done) is > 0 and var read)
                done += read;
        }
        catch (IOException)
        {
        }
        return done;
    }

    /// <summary>The unit at an offset, or null when it has another key.</summary>
    public ScoreUnit? Read(long at, string key)
    {
        var line = ReadLine(at);
        try
        {
            if (line is null || Encoding.ASCII.GetString(line, 0, KeyLength) != key)
                return null;
            using var json = JsonDocument.Parse(line.AsMemory(KeyLength + 1));
            return ScoreUnit.Read(key, json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    byte[]? ReadLine(long at)
    {
        for (var length = 1024; ; length *= 4)
        {
            var buffer = new byte[length];
            var read = Read(at, buffer);
            if (Array.IndexOf(buffer, (byte)'\n', 0, read) is >= KeyLength and var end)
                return buffer[..end];
            if (read < length)
                return null;
        }
    }

    /// <summary>A frame of units, ready to be appended.</summary>
    public static byte[] Frame(IReadOnlyList<ScoreUnit> units)
    {
        using var stream = new MemoryStream();
        stream.Write(new byte[HeadLength]);
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        foreach (var unit in units)
        {
            stream.Write(Encoding.ASCII.GetBytes(unit.Key + " "));
            unit.Write(json);
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
        var frame = stream.ToArray();
        Mark.CopyTo(frame);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(8), frame.Length - HeadLength);
        SHA256.HashData(frame.AsSpan(HeadLength), frame.AsSpan(16));
        return frame;
    }

    public void Dispose() => handle.Dispose();
}
