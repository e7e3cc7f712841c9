namespace Assay.Models.Http.Sending;

/// <summary>A model server: asks again where that may help, and says in words what went wrong where it does not. Thread-safe.</summary>
/// <param name="time">For pauses; a test need not wait.</param>
sealed class ModelServer(HttpOptions options, TimeProvider time) : IDisposable
{
    const int RetriesAfterFault = 2;

    readonly Exchange exchange = new(options);
    readonly Circuit circuit = new(options.GiveUpAfter);

    /// <param name="content">Makes the body, for each attempt anew; null for GET.</param>
    /// <param name="seed">Decides the pauses.</param>
    /// <exception cref="DataException">This request gets no answer.</exception>
    /// <exception cref="AssayException">No request gets one: <see cref="IReference.OutOfReach"/>.</exception>
    public async Task<Reply> AskAsync(Endpoint to, Func<HttpContent>? content, int seed, CancellationToken cancel)
    {
        var before = circuit.Answers;
        for (var retry = 0; ; retry++)
        {
            if (circuit.Gone is { } gone)
                throw OutOfReach(to, gone);
            using var request = to.Request(content is null ? HttpMethod.Get : HttpMethod.Post, content?.Invoke());
            var attempt = await exchange.TryAsync(request, time.GetUtcNow(), cancel);
            if (attempt is Attempt.Answered answered)
            {
                circuit.Close();
                return answered.Reply;
            }
            if (Pause(attempt, retry, seed) is not { } pause)
                throw Failure(to, attempt, retry + 1, before);
            await Task.Delay(pause, time, cancel);
        }
    }

    /// <summary>How long to wait before the next attempt; null: there is none.</summary>
    TimeSpan? Pause(Attempt attempt, int retry, int seed) => attempt switch
    {
        Attempt.Unreachable or Attempt.Broken when retry < options.Retries => Backoff.Pause(retry, seed),
        Attempt.Refused { IsBusy: true } busy when retry < options.Retries => Backoff.Pause(retry, seed, busy.After),
        Attempt.Refused { IsBusy: false, Reply.Status: >= System.Net.HttpStatusCode.InternalServerError } when retry < Math.Min(options.Retries, RetriesAfterFault) => Backoff.Pause(retry, seed),
        _ => null,
    };

    Exception Failure(Endpoint to, Attempt attempt, int attempts, long before) => attempt switch
    {
        Attempt.Unreachable(var why) => Gone(to, $"{why}{Times(attempts)}", before, unreachable: true, "server-broke-off"),
        Attempt.Broken(var why) => Gone(to, $"the connection broke before the answer was complete ({why}){Times(attempts)}", before, unreachable: false, "server-broke-off"),
        Attempt.TimedOut => Gone(to, $"no complete answer within {options.Timeout} s (timeout:)", before, unreachable: false, "server-timeout"),
        Attempt.Refused { IsBusy: true } busy => Gone(to, $"it answers {Status(to, busy)}{Times(attempts)}", before, unreachable: false, "server-busy"),
        Attempt.Hopeless(var why) => Stop(to, why),
        Attempt.TooLarge(var announced) => Answer("answer-too-large", to, $"the answer {(announced is { } size ? $"is {size} bytes" : "is longer than that")}, expected at most {options.MaxBody} MB (max_body:)"),
        Attempt.Refused refused => Refusal(to, refused, attempts),
        _ => throw new InvalidOperationException($"no words for {attempt.GetType().Name}"),
    };

    /// <summary>The server did not serve: the sample's failure, unless it looks as if no other sample would fare better.</summary>
    Exception Gone(Endpoint to, string why, long before, bool unreachable, string code) =>
        circuit.Fail(why, before, unreachable) ? OutOfReach(to, circuit.Gone!) : Answer(code, to, why);

    Exception Stop(Endpoint to, string why)
    {
        circuit.Open(why);
        return OutOfReach(to, circuit.Gone!);
    }

    /// <summary>Redirections, wrong addresses and missing keys are the pipeline's; of a server that has answered before they are about the one request.</summary>
    Exception Refusal(Endpoint to, Attempt.Refused refused, int attempts)
    {
        var (status, says) = ((int)refused.Reply.Status, $"it answers {Status(to, refused)}");
        var advice = status switch
        {
            >= 300 and < 400 => $"; it points to {refused.Target ?? "nowhere"}: write that as url: if you trust it, redirections are not followed",
            401 or 403 or 407 => "; give the key as headers: { NAME: { env: VARIABLE } }",
            404 => "; check the path of url:",
            405 => "; it takes no POST there, check the path of url:",
            413 => "; send fewer bands, or tiles",
            415 or 422 => "; check encoding:, field: and form:",
            _ => "",
        };
        if (status is < 400 or 401 or 403 or 404 or 405 or 407 or 410 && circuit.Answers == 0)
            return Stop(to, says + advice);
        circuit.Close();
        return status >= 500 ? Answer("server-error", to, $"{says}{Times(attempts)}; see the server's own log")
            : Answer("server-refused", to, $"{says}{advice}");
    }

    static string Status(Endpoint to, Attempt.Refused refused) =>
        $"{(int)refused.Reply.Status}{(refused.Reply.Text() is { } text ? $" ('{to.Redact(text)}')" : "")}, expected 200";

    static string Times(int attempts) => attempts == 1 ? "" : $", {attempts} times";

    static DataException Answer(string code, Endpoint to, string why) => new(code, $"{to.Shown}: {why}");

    static AssayException OutOfReach(Endpoint to, string why) =>
        new(IReference.OutOfReach, $"{to.Shown} does not serve: {why}; no more samples are sent there");

    public void Dispose() => exchange.Dispose();
}
