using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Assay.Formats.Coco.Writing;

/// <summary>An instances file that is written image by image: annotations, which come behind all images, wait in a file beside. There whole, or not at all.</summary>
sealed class InstancesFile : IDisposable
{
    public static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly string path;
    readonly FileStream images, annotations;
    readonly ArrayBufferWriter<byte> buffer = new(1 << 16);
    readonly Utf8JsonWriter json;
    long imageCount, annotationCount;

    /// <param name="path">Its folder exists.</param>
    public InstancesFile(string path)
    {
        this.path = path;
        images = Create("images");
        annotations = Create("annotations");
        json = new Utf8JsonWriter(buffer, Format);
    }

    FileStream Create(string name) => new($"{path}.{Environment.ProcessId}.{name}", FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    public void AddImage(Action<Utf8JsonWriter> write) => Add(images, Text(write), ref imageCount);

    public void AddImage(ReadOnlySpan<byte> text) => Add(images, text, ref imageCount);

    public void AddAnnotation(Action<Utf8JsonWriter> write) => Add(annotations, Text(write), ref annotationCount);

    public void AddAnnotation(ReadOnlySpan<byte> text) => Add(annotations, text, ref annotationCount);

    /// <summary>Writes an annotation.</summary>
    /// <param name="id">As JSON.</param>
    /// <param name="image">The id of its image, as JSON.</param>
    /// <param name="rest">The text of an object without ids, behind its brace.</param>
    public void AddAnnotation(string id, string image, ReadOnlySpan<byte> rest)
    {
        buffer.ResetWrittenCount();
        buffer.Write("{\"id\":"u8);
        Encoding.UTF8.GetBytes(id, buffer);
        buffer.Write(",\"image_id\":"u8);
        Encoding.UTF8.GetBytes(image, buffer);
        buffer.Write(","u8);
        buffer.Write(rest);
        AddAnnotation(buffer.WrittenSpan);
    }

    static void Add(FileStream to, ReadOnlySpan<byte> text, ref long count)
    {
        if (count++ > 0)
            to.Write(",\n"u8);
        to.Write(text);
    }

    ReadOnlySpan<byte> Text(Action<Utf8JsonWriter> write)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json);
        json.Flush();
        return buffer.WrittenSpan;
    }

    /// <summary>Puts the file together.</summary>
    /// <param name="sections">Name and text of what stands beside images and annotations, in order.</param>
    public void Complete(IEnumerable<(string Name, byte[] Text)> sections)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var to = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            to.WriteByte((byte)'{');
            foreach (var (name, text) in sections)
            {
                to.Write(Text(json => json.WriteStringValue(name)));
                to.Write(":"u8);
                to.Write(text);
                to.Write(",\n"u8);
            }
            Copy(images, "\"images\":[\n"u8, to);
            Copy(annotations, "],\n\"annotations\":[\n"u8, to);
            to.Write("]}\n"u8);
        }
        File.Move(temporary, path, overwrite: true);
    }

    static void Copy(FileStream from, ReadOnlySpan<byte> head, FileStream to)
    {
        to.Write(head);
        from.Flush();
        from.Position = 0;
        from.CopyTo(to);
    }

    public void Dispose()
    {
        json.Dispose();
        images.Dispose();
        annotations.Dispose();
    }
}
