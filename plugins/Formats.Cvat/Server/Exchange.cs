namespace Assay.Formats.Cvat.Server;

/// <summary>Sends a request once and reads the whole answer, within a time and a size. Thread-safe.</summary>
sealed class Exchange : IDisposable
{
    const int Part = 1 << 16;

    readonly HttpClient client;
    readonly TimeSpan timeout;
    readonly long most;

    public Exchange(CvatConnection connection)
    {
        (timeout, most) = (TimeSpan.FromSeconds(connection.Timeout), (long)(connection.MaxBody * 1_000_000));
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = connection.Proxy,
            AutomaticDecompression = System.Net.DecompressionMethods.None, // A bomb is not worth the bytes saved.
            MaxConnectionsPerServer = connection.Concurrency,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = timeout,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<Outcome> TryAsync(HttpRequestMessage request, DateTimeOffset now, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(timeout);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var body = await ReadAsync(response.Content, patience.Token);
            return new Outcome.Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "", body, After(response, now),
                response.Headers.Location is { } location ? new Uri(request.RequestUri!, location) : null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return TimedOut;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Outcome.Of(e) is not null)
        {
            return patience.IsCancellationRequested ? TimedOut : Outcome.Of(e)!;
        }
    }

    Outcome.Failure TimedOut => new(FormattableString.Invariant($"no complete answer within {timeout.TotalSeconds} s (connection: timeout)"), WasSent: true, Hopeless: true);

    async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        var announced = content.Headers.ContentLength;
        if (announced > most)
            throw new BodyTooLargeException(most);
        using var body = await content.ReadAsStreamAsync(cancel);
        using var read = new MemoryStream((int)(announced ?? Part));
        var part = new byte[Part];
        while (await body.ReadAsync(part, cancel) is > 0 and var count)
        {
            if (read.Length + count > most)
                throw new BodyTooLargeException(most);
            read.Write(part, 0, count);
        }
        return announced is { } whole && whole != read.Length ? throw new IOException($"the body ended after {read.Length} of {whole} bytes") : read.ToArray();
    }

    static TimeSpan? After(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    public void Dispose() => client.Dispose();
}
