using System.Text;

namespace Assay.Testing;

/// <summary>What arrived at a <see cref="LoopbackServer"/>.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Names in lower case.</param>
public sealed record LoopbackRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    /// <summary>Bytes as characters, so that text and files can be searched alike.</summary>
    public string Latin => Encoding.Latin1.GetString(Body);

    /// <summary>The content of a part of a form; null when there is none of that name.</summary>
    public byte[]? Part(string name)
    {
        var boundary = Headers["content-type"].Split("boundary=")[1];
        foreach (var part in Latin.Split($"--{boundary}"))
            if (part.Contains($"name=\"{name}\"", StringComparison.Ordinal))
                return Encoding.Latin1.GetBytes(part[(part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..^2]);
        return null;
    }

    internal static async Task<LoopbackRequest?> ReadAsync(Stream from, CancellationToken stop)
    {
        List<byte> head = [];
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await from.ReadAsync(one, stop) == 0)
                return null;
            head.Add(one[0]);
        }
        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1]);
        var body = new byte[headers.TryGetValue("content-length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        await from.ReadExactlyAsync(body, stop);
        return new LoopbackRequest(first[0], first[1], headers, body);
    }
}
