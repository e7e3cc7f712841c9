using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Everything that changes something goes through here: it is sent and noted, or in a rehearsal just noted.</summary>
/// <param name="path">A line a request: what was sent, and what came of it.</param>
/// <param name="says">Of a rehearsal, for people: a line a request.</param>
sealed class Outbox(CvatClient client, string path, bool isRehearsal, TextWriter? says) : IDisposable
{
    const int MostRefused = 20;

    readonly string temporary = $"{path}.{Environment.ProcessId}.tmp";
    readonly StreamWriter file = new($"{path}.{Environment.ProcessId}.tmp") { NewLine = "\n" };
    readonly List<DataException> refused = [];
    int requests;

    public bool IsRehearsal => isRehearsal;

    /// <summary>Sends a change. One that the server refuses is noted, and the rest goes on.</summary>
    /// <param name="what">For people: what it is about.</param>
    /// <param name="repeatable">As <see cref="CvatClient.SendAsync"/> has it.</param>
    /// <exception cref="DataException">The server does not serve, or so much is refused that the rest will be.</exception>
    public async Task SendAsync(HttpMethod method, string target, JsonObject body, string what, bool repeatable, CancellationToken cancel) =>
        (await SendAsync(method, target, body, () => client.SendAsync(method, target, body, repeatable, cancel), what))?.Dispose();

    /// <summary>Makes something.</summary>
    /// <returns>What the server says of it; null when it was not made.</returns>
    public Task<JsonDocument?> PostAsync(string target, JsonObject body, string what, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, target, body, () => client.SendAsync(HttpMethod.Post, target, body, repeatable: false, cancel), what);

    /// <summary>Sends files.</summary>
    /// <param name="shown">What is noted in place of the form.</param>
    public Task<JsonDocument?> PostFormAsync(string target, JsonObject shown, Func<HttpContent> form, string what, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, target, shown, () => client.SendFormAsync(target, form, cancel), what);

    async Task<JsonDocument?> SendAsync(HttpMethod method, string target, JsonObject body, Func<Task<JsonDocument?>> send, string what)
    {
        requests++;
        if (isRehearsal)
        {
            Note("planned", method, target, body, what, null);
            says?.WriteLine($"{method} {client.Address.Shown}/{target}  {what}");
            return null;
        }
        try
        {
            var said = await send();
            Note("sent", method, target, body, what, null);
            return said;
        }
        catch (DataException failed)
        {
            Note(failed.Code, method, target, body, what, failed.Message);
            if (failed.Code is not ("cvat-refused" or "cvat-not-found") || failed.Message.Contains(" answers 401", StringComparison.Ordinal) || refused.Count >= MostRefused)
                throw;
            refused.Add(failed);
            return null;
        }
    }

    void Note(string outcome, HttpMethod method, string target, JsonObject body, string what, string? why)
    {
        JsonObject line = new() { ["outcome"] = outcome, ["what"] = what, ["method"] = method.Method, ["url"] = $"{client.Address.Shown}/{target}", ["body"] = body.DeepClone() };
        if (why is not null)
            line["why"] = why;
        file.WriteLine(line.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    /// <summary>Puts the file in place.</summary>
    /// <exception cref="DataException">Something was refused.</exception>
    public void Complete()
    {
        Dispose();
        says?.WriteLine(requests == 0 ? $"{client.Address.Shown}: nothing to send, everything is there" : $"{client.Address.Shown}: {requests} requests, none sent; their bodies are in {path}");
        if (refused.Count > 0)
            throw new DataException("cvat-refused", $"{refused.Count} of {requests} requests were refused, the first: {refused[0].Message}; all are listed in {path}", inner: refused[0]);
    }

    /// <summary>What was sent before something went wrong is on record too.</summary>
    public void Dispose()
    {
        if (!File.Exists(temporary))
            return;
        file.Dispose();
        File.Move(temporary, path, overwrite: true);
    }
}
