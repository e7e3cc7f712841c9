using System.IO.Compression;
using System.Text;

namespace Assay.Tests.Review.Terminal.Protocols;

/// <summary>Reads what kitty's protocol was sent, as a terminal does.</summary>
static class KittyReader
{
    /// <summary>Takes tmux away: what the terminal behind it gets, and what tmux keeps for itself.</summary>
    public static (string Behind, string Kept) Unwrap(string text)
    {
        var (behind, kept) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < text.Length;)
        {
            if (!text.AsSpan(at).StartsWith("\ePtmux;", StringComparison.Ordinal))
            {
                kept.Append(text[at++]);
                continue;
            }
            at += "\ePtmux;".Length;
            for (; text[at] != '\e' || text[at + 1] != '\\'; at++)
                if (text[at] == '\e')
                    behind.Append(text[++at]);
                else
                    behind.Append(text[at]);
            at += 2;
        }
        return (behind.ToString(), kept.ToString());
    }

    /// <summary>Every graphics command, keys and payload.</summary>
    public static List<(Dictionary<string, string> Keys, string Payload)> Commands(string text)
    {
        List<(Dictionary<string, string>, string)> commands = [];
        for (var at = text.IndexOf("\e_G", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\e_G", at + 1, StringComparison.Ordinal))
        {
            var body = text[(at + 3)..text.IndexOf("\e\\", at, StringComparison.Ordinal)];
            var parts = body.Split(';');
            commands.Add((parts[0].Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]), parts.Length > 1 ? parts[1] : ""));
        }
        return commands;
    }

    /// <summary>The pixels of an image that came in pieces.</summary>
    public static byte[] Pixels(string text)
    {
        var commands = Commands(text);
        Assert.All(commands.SkipLast(1), command => Assert.Equal("1", command.Keys["m"]));
        Assert.Equal("0", commands[^1].Keys["m"]);
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(string.Concat(commands.Select(command => command.Payload)))), CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        zlib.CopyTo(pixels);
        return pixels.ToArray();
    }
}
