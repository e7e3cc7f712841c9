using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Assay.Runtime.Reviewing;

/// <summary>Where in findings.jsonl the lines of each sample stand: they follow each other, in dataset order, and are read when an item is opened. Thread-safe.</summary>
sealed class FindingsIndex : IDisposable
{
    const int Chunk = 1 << 20;

    readonly SafeFileHandle? file;
    readonly Dictionary<string, (long From, int Length)> places = new(StringComparer.Ordinal);

    FindingsIndex(SafeFileHandle? file) => this.file = file;

    /// <summary>Reads the file once; without one there are no findings.</summary>
    /// <exception cref="AssayException">It is no list of findings.</exception>
    public static FindingsIndex Open(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
            return new FindingsIndex(null);
        var index = new FindingsIndex(File.OpenHandle(path, options: FileOptions.SequentialScan));
        try
        {
            index.Scan(cancel);
            return index;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            index.Dispose();
            throw new AssayException("broken-file", $"{path} holds a line that is no finding ({e.Message.TrimEnd('.')}); run the pipeline into another folder", e);
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    void Scan(CancellationToken cancel)
    {
        var (buffer, held, at) = (new byte[Chunk], 0, 0L);
        string? sample = null;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var read = RandomAccess.Read(file!, buffer.AsSpan(held), at + held);
            if (read == 0)
                break;
            held += read;
            var done = 0;
            while (buffer.AsSpan(done, held - done).IndexOf((byte)'\n') is >= 0 and var length)
            {
                if (length > 0)
                    sample = Add(buffer.AsSpan(done, length), at + done, sample);
                done += length + 1;
            }
            buffer.AsSpan(done, held - done).CopyTo(buffer);
            (at, held) = (at + done, held - done);
            if (held == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
        }
    }

    /// <returns>The sample; the same string as long as it stays.</returns>
    string Add(ReadOnlySpan<byte> line, long at, string? last)
    {
        var sample = SampleOf(line, last);
        places[sample] = places.TryGetValue(sample, out var known) ? (known.From, (int)(at + line.Length - known.From)) : (at, line.Length);
        return sample;
    }

    static string SampleOf(ReadOnlySpan<byte> line, string? last)
    {
        var json = new Utf8JsonReader(line);
        while (json.Read())
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
            {
                var found = json.ValueTextEquals("sample"u8);
                json.Read();
                if (found)
                    return last is not null && json.ValueTextEquals(last) ? last : json.GetString()!;
                json.Skip();
            }
        throw new JsonException("it names no sample");
    }

    /// <summary>The lines of a sample; none when nothing was found in it.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Of(string sample)
    {
        if (file is null || !places.TryGetValue(sample, out var place))
            yield break;
        var bytes = new byte[place.Length];
        for (var done = 0; done < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(done), place.From + done) is > 0 and var read;)
            done += read;
        for (var at = 0; at < bytes.Length;)
        {
            var length = bytes.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var end ? end : bytes.Length - at;
            if (length > 0)
                yield return bytes.AsMemory(at, length);
            at += length + 1;
        }
    }

    public void Dispose() => file?.Dispose();
}
