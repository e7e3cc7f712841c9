using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>CVAT's REST interface: asks again where that may help, and says in words what went wrong where it does not. Thread-safe.</summary>
/// <param name="time">For pauses; a test need not wait.</param>
sealed class CvatClient(ServerAddress address, CvatConnection connection, TimeProvider time) : IDisposable
{
    const int PageSize = 100, MostPages = 100_000, MostHops = 3, RetriesAfterFault = 2, RetriesAfterNonsense = 2;

    readonly Exchange exchange = new(connection);
    volatile bool tired; // After a request that came to nothing: the next ones are sent once, until one is answered.

    public ServerAddress Address => address;

    public int Concurrency => connection.Concurrency;

    /// <summary>Gets bytes.</summary>
    /// <exception cref="DataException">There is no answer, or another than 2xx.</exception>
    public Task<Outcome.Answer> GetAsync(string target, CancellationToken cancel) => AskAsync(HttpMethod.Get, target, null, true, cancel);

    /// <summary>Gets JSON.</summary>
    /// <exception cref="DataException">There is none.</exception>
    public async Task<(JsonDocument Json, byte[] Body)> GetJsonAsync(string target, CancellationToken cancel)
    {
        for (var retry = 0; ; retry++)
        {
            var answer = await GetAsync(target, cancel);
            try
            {
                return (Parse(answer, target), answer.Body);
            }
            catch (DataException broken) when (broken.InnerException is JsonException && retry < Math.Min(connection.Retries, RetriesAfterNonsense))
            {
                await Task.Delay(Backoff.Pause(retry, target, null)!.Value, time, cancel); // Cut off by somebody between.
            }
        }
    }

    JsonDocument Parse(Outcome.Answer answer, string target)
    {
        if (answer.IsPage)
            throw Failure("cvat-answer", target, $"it answers with a web page ('{address.Redact(answer.Text() ?? "")}'), expected JSON; check url:, and whether a login page or a proxy stands before the server");
        try
        {
            return JsonText.Parse(answer.Body);
        }
        catch (JsonException broken)
        {
            throw new DataException("cvat-answer", $"{Shown(target)}: the answer of {answer.Body.Length} bytes is no JSON, or was cut off (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}); see whether a proxy shortens answers", inner: broken);
        }
    }

    /// <summary>All entries of a paged list.</summary>
    /// <exception cref="DataException">There is none, or its pages do not add up.</exception>
    public async Task<List<JsonElement>> ListAsync(string target, CancellationToken cancel)
    {
        for (var again = false; ; again = true)
        {
            var (entries, count) = await ReadPagesAsync(target, cancel);
            if (count is null || entries.Count == count)
                return entries;
            if (again) // Once may be somebody who works on the server just now.
                throw Failure("cvat-answer", target, $"the list says that it has {count} entries, and its pages hold {entries.Count}; see the server's log");
        }
    }

    async Task<(List<JsonElement> Entries, long? Count)> ReadPagesAsync(string target, CancellationToken cancel)
    {
        List<JsonElement> entries = [];
        HashSet<string> seen = [];
        for (var page = 1; page <= MostPages; page++)
        {
            using var json = (await GetJsonAsync(string.Create(CultureInfo.InvariantCulture, $"{target}{(target.Contains('?') ? '&' : '?')}page={page}&page_size={PageSize}"), cancel)).Json;
            if (json.RootElement.Get("results") is not { ValueKind: JsonValueKind.Array } results)
                throw Failure("cvat-answer", target, "the list has no 'results', expected { count, next, previous, results }; is this a CVAT server?");
            foreach (var entry in results.EnumerateArray())
                if (entry.Text("id") is not { } id || seen.Add(id))
                    entries.Add(entry.Clone());
            // Where the next page lies is not taken from the answer: behind a proxy it is often another host.
            if (json.RootElement.Get("next") is null)
                return (entries, json.RootElement.Long("count"));
            if (results.GetArrayLength() == 0)
                throw Failure("cvat-answer", target, $"page {page} of the list is empty and not the last; see the server's log");
        }
        throw Failure("cvat-answer", target, $"the list has more than {MostPages} pages");
    }

    /// <summary>Changes something.</summary>
    /// <param name="repeatable">Doing it twice is as doing it once; else it is sent again only when the server cannot have done it.</param>
    /// <exception cref="DataException">There is no answer (<see cref="Doubtful"/>: the server may have done it), or another than 2xx.</exception>
    public async Task<JsonDocument?> SendAsync(HttpMethod method, string target, JsonNode body, bool repeatable, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var answer = await AskAsync(method, target, () => Content(bytes), repeatable, cancel);
        return answer.Body.Length == 0 ? null : Parse(answer, target);
    }

    /// <summary>Sends a form, once.</summary>
    /// <exception cref="DataException">As <see cref="SendAsync"/>.</exception>
    public async Task<JsonDocument?> SendFormAsync(string target, Func<HttpContent> form, CancellationToken cancel)
    {
        var answer = await AskAsync(HttpMethod.Post, target, form, repeatable: false, cancel);
        return answer.Body.Length == 0 ? null : Parse(answer, target);
    }

    /// <summary>Of an error after which nobody knows whether a change was made.</summary>
    public const string Doubtful = "cvat-doubtful";

    static ByteArrayContent Content(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    async Task<Outcome.Answer> AskAsync(HttpMethod method, string target, Func<HttpContent>? content, bool repeatable, CancellationToken cancel)
    {
        for (int retry = 0, hops = 0; ; retry++)
        {
            using var request = address.Request(method, target, content?.Invoke());
            var outcome = await exchange.TryAsync(request, time.GetUtcNow(), cancel);
            if (outcome is Outcome.Answer { IsGood: true } good)
            {
                tired = false;
                return good;
            }
            if (outcome is Outcome.Answer { IsRedirection: true, Target: { } to } && method == HttpMethod.Get && address.Within(to) is { } here && hops++ < MostHops)
                target = here;
            else if (Pause(outcome, retry, target, repeatable) is { } pause)
                await Task.Delay(pause, time, cancel);
            else
                throw Refusal(outcome, target, retry + 1, repeatable);
        }
    }

    TimeSpan? Pause(Outcome outcome, int retry, string target, bool repeatable) => outcome switch
    {
        _ when retry >= (tired ? 0 : connection.Retries) => null,
        Outcome.Answer { IsBusy: true } busy when repeatable || busy.IsUntouched => Backoff.Pause(retry, target, busy.After),
        Outcome.Answer { IsBusy: false, Status: >= 500 } when repeatable && retry < RetriesAfterFault => Backoff.Pause(retry, target, null),
        Outcome.Failure { Hopeless: false } failure when repeatable || !failure.WasSent => Backoff.Pause(retry, target, null),
        _ => null,
    };

    DataException Refusal(Outcome outcome, string target, int attempts, bool repeatable)
    {
        var times = attempts == 1 ? "" : $", {attempts} times";
        if (outcome is Outcome.Failure failure)
        {
            tired = true;
            return Failure(repeatable || !failure.WasSent ? "cvat-unreachable" : Doubtful, target, $"{failure.Why}{times}");
        }
        var answer = (Outcome.Answer)outcome;
        tired |= answer.IsBusy;
        var said = answer.IsPage || answer.Text() is not { } text ? "" : $" ('{address.Redact(text)}')";
        var (code, advice) = answer.Status switch
        {
            401 => ("cvat-refused", address.HasToken ? "; the token is not valid (any more): make a new one on the server, and see 'connection: auth' for keys of older servers" : "; name the environment variable that holds a personal access token: token_env: CVAT_TOKEN"),
            403 => ("cvat-refused", "; whose token this is may not do that: ask for a role in the project or organization (connection: organization)"),
            404 => ("cvat-not-found", "; check the number, url: and connection: organization, and whether it was deleted"),
            429 => ("cvat-unreachable", "; ask less at once (connection: concurrency) or later"),
            >= 300 and < 400 => ("cvat-redirect", $"; it points to {(answer.Target is { } to ? to.GetLeftPart(UriPartial.Path) : "nowhere")}: write that server as url: if you trust it; the token is not taken to another host or protocol"),
            >= 500 when !repeatable && !answer.IsUntouched => (Doubtful, ""),
            >= 500 => ("cvat-unreachable", "; see the server's log"),
            _ => ("cvat-refused", ""),
        };
        return Failure(code, target, $"it answers {answer.Status}{said}{times}, expected 200{advice}");
    }

    DataException Failure(string code, string target, string why) => new(code, $"{Shown(target)}: {why}");

    string Shown(string target) => $"{address.Shown}/{target.Split('?')[0].TrimEnd('/')}";

    public void Dispose() => exchange.Dispose();
}
