using System.Buffers;

namespace Assay.Kernels.Codecs;

/// <summary>Reads JPEG files. Every error in a file's content is an <see cref="InvalidDataException"/> that names the byte and what was expected there.</summary>
public static class JpegFile
{
    /// <summary>Where most files have their frame header; thumbnails and colour profiles may stand before it.</summary>
    const int UsualHead = 1 << 16;

    /// <summary>Reads a file.</summary>
    public static JpegImage Read(string path)
    {
        using var file = PooledFile.Read(path);
        return JpegDecoder.Decode(file.Bytes);
    }

    /// <summary>Reads size, colour and orientation only.</summary>
    public static JpegHeader ReadHeader(string path)
    {
        if (ReadUsualHead(path) is { } header)
            return header;
        using var whole = PooledFile.Read(path);
        return JpegHeader.Decode(whole.Bytes);
    }

    static JpegHeader? ReadUsualHead(string path)
    {
        using var file = File.OpenHandle(path);
        var head = ArrayPool<byte>.Shared.Rent(UsualHead);
        try
        {
            var read = 0;
            while (read < UsualHead && RandomAccess.Read(file, head.AsSpan(read, UsualHead - read), read) is > 0 and var count)
                read += count;
            return JpegHeader.Decode(head.AsSpan(0, read));
        }
        catch (InvalidDataException) when (RandomAccess.GetLength(file) > UsualHead)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
        }
    }
}
