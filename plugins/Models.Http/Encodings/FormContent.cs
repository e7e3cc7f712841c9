using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Assay.Models.Http.Encodings;

/// <summary>A form with one file and some fields (RFC 7578), written without copying the file. Names are quoted and the file has no charset or second name, as Python's requests sends it.</summary>
sealed class FormContent : HttpContent
{
    readonly byte[] head, file, tail;

    /// <param name="field">The file's part.</param>
    /// <param name="fileName">Of the part.</param>
    /// <param name="type">The part's content type; null: none, as SCANEO has it.</param>
    /// <param name="file">Not copied.</param>
    /// <param name="fields">Before the file.</param>
    public FormContent(string field, string fileName, string? type, byte[] file, IEnumerable<(string Name, string Value)> fields)
    {
        var boundary = $"assay{Guid.NewGuid():N}";
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
            text.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Escape(name)}\"\r\n\r\n{value}\r\n");
        text.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Escape(field)}\"; filename=\"{Escape(fileName)}\"\r\n");
        text.Append(type is null ? "\r\n" : $"Content-Type: {type}\r\n\r\n");
        (head, this.file, tail) = (Encoding.UTF8.GetBytes(text.ToString()), file, Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n"));
        Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={boundary}");
    }

    static string Escape(string name) => name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(head);
        await stream.WriteAsync(file);
        await stream.WriteAsync(tail);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = head.Length + (long)file.Length + tail.Length;
        return true;
    }
}
