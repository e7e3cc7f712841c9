using System.Text;
using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Pipelines;

/// <summary>A pipeline's text and the file it stands in. For a block of a Markdown page the lines before it are blank, so that line numbers are the page's.</summary>
public sealed record PipelineText(string File, string Text)
{
    const int MostBytes = 1 << 20;

    /// <exception cref="PipelineException">It is missing, too large or no UTF-8 text.</exception>
    public static PipelineText Load(string file)
    {
        if (Directory.Exists(file))
            throw Refusal(file, Codes.UnreadableFile, "this is a folder; expected a YAML file");
        if (!System.IO.File.Exists(file))
            throw Refusal(file, Codes.MissingFile, "no such file" + (ExistingPath.Near(file) is { } near ? $"; did you mean '{near}'?" : ""));
        try
        {
            return new(file, Decode(file, Read(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refusal(file, Codes.UnreadableFile, $"the file cannot be read: {e.Message}");
        }
    }

    static byte[] Read(string file)
    {
        using var stream = System.IO.File.OpenRead(file);
        var buffer = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return length <= MostBytes ? buffer[..length] : throw Refusal(file, Codes.FileTooLarge, "the file is larger than 1 MB; that is no pipeline");
    }

    internal static string Decode(string file, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Max(0, e.Index)).Count((byte)'\n');
            throw new PipelineException([new(new Place(file, line, 1), Codes.NotUtf8, $"byte {e.Index} of the file is no UTF-8; save it as UTF-8")]);
        }
    }

    static PipelineException Refusal(string file, string code, string message) => new([new(new Place(file, 1, 1), code, message)]);
}
