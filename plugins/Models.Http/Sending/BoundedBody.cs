namespace Assay.Models.Http.Sending;

/// <summary>Reads a body and stops at a limit, whatever the server announced.</summary>
static class BoundedBody
{
    const int Part = 1 << 16;

    /// <exception cref="BodyTooLargeException">It is longer than that.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, long most, CancellationToken cancel)
    {
        var announced = content.Headers.ContentLength;
        if (announced > most)
            throw new BodyTooLargeException(announced.Value);
        using var body = await content.ReadAsStreamAsync(cancel);
        using var read = new MemoryStream((int)Math.Min(announced ?? Part, Array.MaxLength));
        var part = new byte[Part];
        while (await body.ReadAsync(part, cancel) is > 0 and var count)
        {
            if (read.Length + count > most)
                throw new BodyTooLargeException(null);
            read.Write(part, 0, count);
        }
        return announced is { } whole && whole != read.Length
            ? throw new IOException($"the body ended after {read.Length} of {whole} bytes")
            : read.Capacity == read.Length ? read.GetBuffer() : read.ToArray();
    }
}

/// <summary>An answer is larger than allowed.</summary>
/// <param name="announced">What its header says; null when it said nothing and was just too long.</param>
sealed class BodyTooLargeException(long? announced) : IOException("the body is too large")
{
    public long? Announced { get; } = announced;
}
