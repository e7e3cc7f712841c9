using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Assay.Models.Http.Answers;
using Assay.Models.Http.Sending;

namespace Assay.Models.Http;

/// <summary>A model behind an HTTP address: images are posted, opinions come back.</summary>
[Component("http", "A model server: posts images, gets masks, probabilities, scores or objects; presets for SCANEO's servers, KServe and Triton.")]
public sealed class HttpReference : IReference
{
    readonly HttpPlan plan;
    readonly IHost host;
    readonly ConcurrentDictionary<int, (Opinion? Opinion, Exception? Failure)> known = []; // Of batches that failed in part, until they are asked for one by one.
    readonly SemaphoreSlim room;
    ModelServer? server;
    IAsking? asking;

    public HttpReference(HttpOptions options, IHost host)
    {
        (plan, this.host) = (new HttpPlan(options), host);
        room = new SemaphoreSlim(options.Concurrency);
        Classes = options.Labels is { Count: > 0 } labels ? Named(labels) : null;
    }

    /// <summary>For pauses between attempts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Evidence Gives => plan.Gives;

    public bool GivesConfidences => plan.Gives == Evidence.Instances && !plan.Prompts;

    public bool ReadsLabels => plan.Prompts;

    public bool Costly => true;

    /// <summary>Of a server that takes an image a request as many as may be on their way at once.</summary>
    public int Batch => plan.IsTensor ? plan.Options.Batch : plan.Options.Concurrency;

    public ClassList? Classes { get; }

    public string Fingerprint { get; private set; } = "";

    static ClassList Named(IReadOnlyList<string> labels)
    {
        try
        {
            return ClassList.Named(labels);
        }
        catch (ArgumentException twice)
        {
            throw new AssayException("bad-labels", $"labels: {twice.Message}; give every class its own name");
        }
    }

    public async ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        var options = plan.Options;
        var (headers, form, query) = (Secrets.Read(options.Headers, host), Secrets.Read(options.Form, host), Secrets.Read(options.Query, host));
        Endpoint to = new(plan.Url, headers.Pairs, query.Pairs, [.. headers.Secret, .. form.Secret, .. query.Secret]);
        to.Request(HttpMethod.Get, null).Dispose(); // Whether the headers can be set at all.
        server = new ModelServer(options, Time);
        AnswerReader reader = new(plan, Classes ?? classes);
        asking = plan.Prompts ? new Sam.PromptAsking(plan, server, to, form.Pairs, classes) : plan.IsTensor ? new Kserve.TensorAsking(plan, server, to, reader) : new ImageAsking(plan, server, to, form.Pairs, reader);
        Fingerprint = Identify();
        await asking.OpenAsync(cancel);
        return null;
    }

    /// <summary>What answers depend on: not the keys, nor how patiently they are waited for.</summary>
    string Identify()
    {
        var asked = plan.Options with
        {
            Timeout = 1,
            Retries = 0,
            Concurrency = 1,
            MaxBody = 1,
            GiveUpAfter = 1,
            Proxy = false,
            Batch = 1,
            Headers = Recorded(plan.Options.Headers),
            Form = Recorded(plan.Options.Form),
            Query = Recorded(plan.Options.Query),
        };
        return $"http:{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(asked)))}";
    }

    static Dictionary<string, RequestValue> Recorded(IReadOnlyDictionary<string, RequestValue> values) =>
        values.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value.Env is null ? pair.Value : new RequestValue { Text = "secret" });

    public async ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        if (batch.Count == 1 && known.TryRemove(batch[0].Index, out var earlier))
            return [earlier.Opinion ?? throw Again(earlier.Failure!)];
        if (plan.IsTensor)
            return await HoldAsync(() => asking!.AskAsync(batch, cancel), cancel);
        var answers = await Task.WhenAll(batch.Select(question => TryAsync(question, cancel)));
        if (answers.FirstOrDefault(answer => answer.Failure is not null).Failure is not { } failure)
            return [.. answers.Select(answer => answer.Opinion!)];
        if (batch.Count > 1) // The host now asks one by one; what is known need not be asked again.
            foreach (var (question, answer) in batch.Zip(answers))
                known[question.Index] = answer;
        throw Again(failure);
    }

    /// <summary>An exception of its own for each time it is thrown.</summary>
    static Exception Again(Exception failure) => failure switch
    {
        DataException data => new DataException(data.Code, data.Message, data.File, data.Place, data),
        AssayException known => new AssayException(known.Code, known.Message, known),
        _ => failure,
    };

    async Task<(Opinion? Opinion, Exception? Failure)> TryAsync(Question question, CancellationToken cancel)
    {
        try
        {
            return ((await HoldAsync(() => asking!.AskAsync([question], cancel), cancel))[0], null);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return (null, failure);
        }
    }

    /// <summary>Images are read, sent and answered by so many at once; memory holds no more of them.</summary>
    async Task<IReadOnlyList<Opinion>> HoldAsync(Func<Task<IReadOnlyList<Opinion>>> ask, CancellationToken cancel)
    {
        await room.WaitAsync(cancel);
        try
        {
            return await ask();
        }
        finally
        {
            room.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        server?.Dispose();
        room.Dispose();
        return ValueTask.CompletedTask;
    }
}
