using System.IO.MemoryMappedFiles;

namespace Assay.Kernels.Codecs;

/// <summary>Reads what an ONNX file says of itself, without ONNX Runtime and without reading the weights. The format is onnx.proto's <c>ModelProto</c> (github.com/onnx/onnx).</summary>
public static class OnnxFile
{
    /// <summary>Reads a file, which is mapped: of weights within it nothing is touched.</summary>
    /// <exception cref="InvalidDataException">Empty, text, truncated, no ONNX file, or without a graph; the message says which.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static unsafe OnnxModel Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        if (stream.Length == 0)
            throw new InvalidDataException("the file is empty, expected an ONNX model; export it again");
        if (stream.Length > int.MaxValue)
            throw new InvalidDataException($"the file has {stream.Length} bytes, an ONNX file at most {int.MaxValue} (2 GB); export the weights as external data");
        using var map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return Read(new ReadOnlySpan<byte>(start + view.PointerOffset, (int)stream.Length));
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Read(string)"/>.</exception>
    public static OnnxModel Read(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            throw new InvalidDataException("the file is empty, expected an ONNX model; export it again");
        if (IsText(file))
            throw new InvalidDataException("the file is text, expected an ONNX model (binary); a Git LFS pointer or an error page, saved in its place, looks like this");
        var model = new OnnxModelReader(file).Read();
        return model.Outputs.Count > 0 ? model
            : throw new InvalidDataException("no graph with outputs is in the file, expected an ONNX model; is it another kind of file, or cut off?");
    }

    /// <summary>Whether the beginning holds nothing but printable characters: a message's first bytes never do, a short field number is below 32.</summary>
    static bool IsText(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, 64)];
        foreach (var b in head)
            if (b is < 32 and not (9 or 10 or 13) or 127)
                return false;
        return true;
    }
}
