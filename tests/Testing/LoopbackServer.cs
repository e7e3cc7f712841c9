using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Assay.Testing;

/// <summary>A real HTTP/1.1 server on 127.0.0.1 that may answer as badly as a test wants. Disposing kills it with all its connections.</summary>
public sealed class LoopbackServer : IDisposable
{
    readonly TcpListener listener;
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentQueue<LoopbackRequest> requests = [];
    readonly ConcurrentDictionary<TcpClient, bool> clients = [];
    readonly Func<LoopbackRequest, Task<LoopbackAnswer>> answer;
    int atOnce, mostAtOnce;

    /// <param name="port">0: any that is free.</param>
    public LoopbackServer(Func<LoopbackRequest, Task<LoopbackAnswer>> answer, int port = 0)
    {
        this.answer = answer;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync();
    }

    public LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer, int port = 0) : this(request => Task.FromResult(answer(request)), port)
    {
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/predict";

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyList<LoopbackRequest> Requests => [.. requests];

    /// <summary>The largest number of requests that were in hand at one time.</summary>
    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    async Task AcceptAsync()
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                clients[client] = true;
                _ = ServeAsync(client);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            while (await LoopbackRequest.ReadAsync(stream, stop.Token) is { } request && await AnswerAsync(request, stream))
            {
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
        finally
        {
            clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    /// <returns>Whether the connection stays.</returns>
    async Task<bool> AnswerAsync(LoopbackRequest request, Stream stream)
    {
        requests.Enqueue(request);
        var now = Interlocked.Increment(ref atOnce);
        for (var most = MostAtOnce; now > most && Interlocked.CompareExchange(ref mostAtOnce, now, most) != most; most = MostAtOnce)
        {
        }
        LoopbackAnswer given;
        try
        {
            given = await answer(request);
        }
        finally
        {
            Interlocked.Decrement(ref atOnce);
        }
        if (given.Hang)
            await new TaskCompletionSource().Task.WaitAsync(stop.Token);
        if (given.Close)
            return false;
        await stream.WriteAsync(given.Head(), stop.Token);
        await stream.WriteAsync(given.Body.AsMemory(0, given.BreakAfter ?? given.Body.Length), stop.Token);
        return given is { BreakAfter: null, Unannounced: false };
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        foreach (var client in clients.Keys)
            client.Dispose();
    }
}
