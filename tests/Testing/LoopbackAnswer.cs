using System.Text;

namespace Assay.Testing;

/// <summary>What a <see cref="LoopbackServer"/> sends back, well or badly.</summary>
public sealed record LoopbackAnswer(byte[] Body, string? Type = null)
{
    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Announces the whole body, sends this many bytes of it and closes.</summary>
    public int? BreakAfter { get; init; }

    /// <summary>Says nothing of the length: the body ends with the connection.</summary>
    public bool Unannounced { get; init; }

    /// <summary>Announces this instead of the body's length.</summary>
    public long? Announce { get; init; }

    /// <summary>Never answers.</summary>
    public bool Hang { get; init; }

    /// <summary>Closes without an answer.</summary>
    public bool Close { get; init; }

    public static LoopbackAnswer Json(string text) => new(Encoding.UTF8.GetBytes(text), "application/json");

    public static LoopbackAnswer Text(int status, string text, string type = "text/plain") => new(Encoding.UTF8.GetBytes(text), type) { Status = status };

    internal byte[] Head()
    {
        var head = new StringBuilder($"HTTP/1.1 {Status} Status\r\n");
        if (Type is not null)
            head.Append($"Content-Type: {Type}\r\n");
        if (!Unannounced)
            head.Append($"Content-Length: {Announce ?? Body.Length}\r\n");
        foreach (var (name, value) in Headers)
            head.Append($"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append(Unannounced ? "Connection: close\r\n\r\n" : "\r\n").ToString());
    }
}
