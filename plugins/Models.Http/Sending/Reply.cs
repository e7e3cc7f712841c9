using System.Net;
using System.Text;

namespace Assay.Models.Http.Sending;

/// <summary>A complete answer.</summary>
/// <param name="Type">Content type without parameters, in lower case; empty when the server does not say.</param>
/// <param name="JsonLength">Of the Open Inference Protocol: how many bytes of the body are JSON; null when there is no such header.</param>
sealed record Reply(HttpStatusCode Status, string Type, int? JsonLength, byte[] Body)
{
    const int Shown = 160;

    /// <summary>What it is, for a message that says that something else was expected.</summary>
    public string Describe()
    {
        if (Body.Length == 0)
            return "an empty body";
        var type = Type.Length == 0 ? "" : $" ({Type})";
        return Body.AsSpan().StartsWith("II*\0"u8) || Body.AsSpan().StartsWith("MM\0*"u8) ? $"a TIFF file{type}"
            : Body is [0x89, (byte)'P', ..] ? $"a PNG file{type}"
            : Body is [0x93, (byte)'N', ..] ? $"an NPY file{type}"
            : Body is [0xFF, 0xD8, ..] ? $"a JPEG file{type}"
            : Text() is { } text ? (text.StartsWith('<') ? $"an HTML or XML page{type}: '{text}'" : $"text{type}: '{text}'")
            : $"{Body.Length} bytes{type}";
    }

    /// <summary>The beginning of a body of text on one line; null when it is none.</summary>
    public string? Text()
    {
        var text = Encoding.UTF8.GetString(Body, 0, Math.Min(Body.Length, 4 * Shown)).Trim();
        if (text.Length == 0 || text.Count(c => char.IsControl(c) && !char.IsWhiteSpace(c) || c == '\uFFFD') > text.Length / 20)
            return null;
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text = new string([.. text.Where(c => !char.IsControl(c))]);
        return text.Length > Shown ? text[..Shown] + "..." : text;
    }
}
