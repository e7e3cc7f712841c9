using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Models.Onnx.Sam;

/// <summary>An embedding on disk, in half precision: count; then for each part its name, rank, sides and numbers, little-endian.</summary>
static class EmbeddingFile
{
    public static void Write(string path, SamEmbedding embedding)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new BinaryWriter(File.Create(temporary), Encoding.UTF8))
            {
                writer.Write(embedding.Parts.Count);
                foreach (var part in embedding.Parts)
                    Write(writer, part);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    static void Write(BinaryWriter to, SamFeatures part)
    {
        to.Write(part.Name);
        to.Write(part.Shape.Length);
        foreach (var side in part.Shape)
            to.Write(side);
        to.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(part.Values, value => (Half)value)));
    }

    /// <summary>Null when it is not there or is not whole.</summary>
    public static SamEmbedding? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new BinaryReader(file, Encoding.UTF8);
            var parts = new SamFeatures[reader.ReadInt32() is > 0 and <= 8 and var count ? count : throw new InvalidDataException()];
            for (var i = 0; i < parts.Length; i++)
                parts[i] = ReadPart(reader, file.Length);
            return file.Position == file.Length ? new SamEmbedding(parts) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    static SamFeatures ReadPart(BinaryReader from, long length)
    {
        var name = from.ReadString();
        var shape = new long[from.ReadInt32() is >= 0 and <= 8 and var rank ? rank : throw new InvalidDataException()];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = from.ReadInt64() is >= 0 and <= 1 << 20 and var side ? side : throw new InvalidDataException();
        var count = shape.Aggregate(1.0, (product, side) => product * side);
        if (2 * count > length)
            throw new InvalidDataException();
        var halves = new Half[(int)count];
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        return new SamFeatures(name, shape, Array.ConvertAll(halves, half => (float)half));
    }
}
