namespace Assay.Formats.CloudSen12.Taco;

/// <summary>Bytes of a file.</summary>
static class FileRange
{
    /// <exception cref="InvalidDataException">They lie beyond the file's end, or are more than an array holds.</exception>
    public static byte[] Read(string path, long offset, long length)
    {
        using var file = File.OpenHandle(path);
        var size = RandomAccess.GetLength(file);
        if (offset < 0 || length < 0 || offset > size - length || length > Array.MaxLength)
            throw new InvalidDataException($"byte {offset}: {length} bytes should lie here, but the file has {size}; it is cut off or damaged, copy it again");
        var bytes = new byte[length];
        for (var read = 0; read < bytes.Length;)
            read += RandomAccess.Read(file, bytes.AsSpan(read), offset + read) is > 0 and var count ? count
                : throw new InvalidDataException($"byte {offset + read}: the file became shorter while it was read");
        return bytes;
    }
}
