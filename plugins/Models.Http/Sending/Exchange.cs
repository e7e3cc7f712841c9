using System.Globalization;

namespace Assay.Models.Http.Sending;

/// <summary>Sends a request once and reads the whole answer, within a time and a size. Redirections are not followed: they would carry images and secrets elsewhere. Thread-safe.</summary>
sealed class Exchange : IDisposable
{
    readonly HttpClient client;
    readonly TimeSpan timeout;
    readonly long most;

    public Exchange(HttpOptions options)
    {
        timeout = TimeSpan.FromSeconds(options.Timeout);
        most = (long)(options.MaxBody * 1_000_000);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Proxy,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            MaxConnectionsPerServer = options.Concurrency,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = timeout,
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
        };
        client = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    public async Task<Attempt> TryAsync(HttpRequestMessage request, DateTimeOffset now, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(timeout);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var body = await BoundedBody.ReadAsync(response.Content, most, patience.Token);
            var type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
            Reply reply = new(response.StatusCode, type, JsonLength(response), body);
            return response.IsSuccessStatusCode ? new Attempt.Answered(reply) : new Attempt.Refused(reply, After(response, now), Target(request, response));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Attempt.TimedOut();
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Attempt.Of(e) is not null)
        {
            return patience.IsCancellationRequested ? new Attempt.TimedOut() : Attempt.Of(e)!;
        }
    }

    static int? JsonLength(HttpResponseMessage response) =>
        (response.Headers.TryGetValues("Inference-Header-Content-Length", out var values) || response.Content.Headers.TryGetValues("Inference-Header-Content-Length", out values))
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    static TimeSpan? After(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    static string? Target(HttpRequestMessage request, HttpResponseMessage response) =>
        response.Headers.Location is { } location ? Endpoint.ShownOf(new Uri(request.RequestUri!, location)) : null;

    public void Dispose() => client.Dispose();
}
