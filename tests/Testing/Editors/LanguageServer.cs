using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Assay.Testing.Editors;

/// <summary>What an editor sees: opens a text in yaml-language-server and asks it, over standard input and output, in the Language Server Protocol.</summary>
public sealed class LanguageServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process = Process.Start(EditorTools.LanguageServer())!;
    readonly Channel<JsonNode> messages = Channel.CreateUnbounded<JsonNode>();
    readonly Task reading;
    int last;

    LanguageServer()
    {
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        reading = Task.Run(ReadAsync);
    }

    /// <summary>Starts it and tells it that no schema comes from the network.</summary>
    public static async Task<LanguageServer> StartAsync()
    {
        var server = new LanguageServer();
        var capabilities = JsonNode.Parse("""{"workspace":{"configuration":true},"textDocument":{"completion":{"completionItem":{"snippetSupport":true}},"hover":{"contentFormat":["markdown"]}}}""");
        await server.AskAsync("initialize", new JsonObject { ["processId"] = Environment.ProcessId, ["rootUri"] = null, ["capabilities"] = capabilities });
        await server.SendAsync(new JsonObject { ["method"] = "initialized", ["params"] = new JsonObject() });
        await server.NextAsync(message => (string?)message["method"] == "workspace/configuration");
        return server;
    }

    /// <summary>Opens a text as if it stood in a file, and returns the messages of its diagnostics.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(string file, string text)
    {
        var uri = new Uri(file).AbsoluteUri;
        var document = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = text };
        await SendAsync(new JsonObject { ["method"] = "textDocument/didOpen", ["params"] = new JsonObject { ["textDocument"] = document } });
        var published = await NextAsync(message => (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == uri);
        return [.. published["params"]!["diagnostics"]!.AsArray().Select(found => $"{(int)found!["range"]!["start"]!["line"]! + 1}: {(string?)found["message"]}")];
    }

    /// <summary>What it offers at a place of an opened text; lines and columns from 0.</summary>
    public async Task<IReadOnlyList<string>> CompleteAsync(string file, int line, int column)
    {
        var answer = await AskAsync("textDocument/completion", At(file, line, column));
        return [.. (answer as JsonArray ?? answer!["items"]!.AsArray()).Select(item => (string)item!["label"]!)];
    }

    /// <summary>What it shows when the mouse rests on a place of an opened text; lines and columns from 0.</summary>
    public async Task<string> HoverAsync(string file, int line, int column) => (await AskAsync("textDocument/hover", At(file, line, column)))?["contents"]?["value"]?.GetValue<string>() ?? "";

    static JsonObject At(string file, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = new Uri(file).AbsoluteUri },
        ["position"] = new JsonObject { ["line"] = line, ["character"] = column },
    };

    async Task<JsonNode?> AskAsync(string method, JsonNode parameters)
    {
        var id = ++last;
        await SendAsync(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        var answer = await NextAsync(message => message["method"] is null && (int?)message["id"] == id);
        return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"];
    }

    /// <summary>The next message that fits; questions of the server are answered on the way.</summary>
    async Task<JsonNode> NextAsync(Func<JsonNode, bool> fits)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = await messages.Reader.ReadAsync(limit.Token);
            if (message["method"] is not null && message["id"] is { } id)
                await SendAsync(new JsonObject { ["id"] = id.DeepClone(), ["result"] = Answer(message) });
            if (fits(message))
                return message;
        }
    }

    static JsonArray? Answer(JsonNode question) => (string?)question["method"] != "workspace/configuration" ? null
        : [.. question["params"]!["items"]!.AsArray().Select(item => (string?)item!["section"] == "yaml"
            ? JsonNode.Parse("""{"validate":true,"hover":true,"completion":true,"schemaStore":{"enable":false},"schemas":{}}""") : new JsonObject())];

    async Task SendAsync(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        await process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await process.StandardInput.BaseStream.WriteAsync(body);
        await process.StandardInput.BaseStream.FlushAsync();
    }

    async Task ReadAsync()
    {
        var stream = process.StandardOutput.BaseStream;
        while (await LengthAsync(stream) is { } length)
        {
            var body = new byte[length];
            await stream.ReadExactlyAsync(body);
            messages.Writer.TryWrite(JsonNode.Parse(body)!);
        }
        messages.Writer.TryComplete(new EndOfStreamException("yaml-language-server ended"));
    }

    /// <summary>Reads the header of a message; null at the end.</summary>
    static async Task<int?> LengthAsync(Stream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            header.Append((char)one[0]);
        }
        return int.Parse(header.ToString().Split("Content-Length:")[1].Split('\r')[0]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await reading;
        process.Dispose();
    }
}
