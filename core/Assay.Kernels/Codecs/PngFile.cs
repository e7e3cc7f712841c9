namespace Assay.Kernels.Codecs;

/// <summary>Reads and writes PNG files. Every error in a file's content is an <see cref="InvalidDataException"/> that names the byte and what was expected there.</summary>
public static class PngFile
{
    /// <summary>Reads a file.</summary>
    public static PngImage Read(string path)
    {
        using var file = PooledFile.Read(path);
        return PngDecoder.Decode(file.Bytes);
    }

    /// <summary>Reads size, depth and colour only.</summary>
    public static PngHeader ReadHeader(string path)
    {
        using var file = File.OpenHandle(path);
        Span<byte> head = stackalloc byte[PngHeader.Length];
        var read = 0;
        while (read < head.Length && RandomAccess.Read(file, head[read..], read) is > 0 and var count)
            read += count;
        return PngHeader.Decode(head[..read]);
    }

    /// <summary>Writes a file, replacing one that is there.</summary>
    public static void Write(string path, PngImage image) => File.WriteAllBytes(path, PngEncoder.Encode(image));
}
