using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Assay.Testing.Cvat;

/// <summary>A CVAT server that remembers what it is told and refuses what CVAT does not know. Disposing fails the test when there was such a request.</summary>
public sealed class FakeCvat : IDisposable
{
    readonly LoopbackServer server;
    readonly ConcurrentQueue<string> violations = [];
    readonly Lock gate = new();

    public FakeCvat() => server = new LoopbackServer(Answer);

    public string Url => $"http://127.0.0.1:{server.Port}";

    /// <summary>What the header Authorization must be.</summary>
    public string Authorization { get; set; } = "Bearer pat.secret";

    public CvatState State { get; } = new();

    /// <summary>No page is longer, whatever is asked for.</summary>
    public int LongestPage { get; set; } = 500;

    /// <summary>Answers in place of the server, or null: how it misbehaves.</summary>
    public Func<LoopbackRequest, LoopbackAnswer?> Mischief { get; set; } = _ => null;

    /// <summary>Done after a request was answered by the server itself: it may spoil the answer.</summary>
    public Func<LoopbackRequest, LoopbackAnswer, LoopbackAnswer> Spoil { get; set; } = (_, answer) => answer;

    /// <summary>Requests that change something, as <c>POST api/issues</c>.</summary>
    public IReadOnlyList<string> Changes => [.. server.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Target.TrimStart('/')}")];

    public IReadOnlyList<LoopbackRequest> Requests => server.Requests;

    /// <summary>How often something was got, by the end of its path.</summary>
    public int Got(string end) => server.Requests.Count(request => request.Method == "GET" && request.Path.EndsWith(end, StringComparison.Ordinal));

    public IReadOnlyList<string> Violations => [.. violations];

    public bool ExpectsViolations { get; set; }

    LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (Mischief(request) is { } bad)
            return bad;
        if (request.Headers.GetValueOrDefault("authorization") != Authorization)
            return LoopbackAnswer.Text(401, """{"detail":"Authentication credentials were not provided."}""", "application/vnd.cvat+json");
        var path = request.Path.TrimStart('/');
        var query = Query(request.Target);
        if (CvatRules.Wrong(request.Method, path, query, request.Headers, request.Body) is { } wrong)
        {
            violations.Enqueue($"{request.Method} {request.Target}: {wrong}");
            return LoopbackAnswer.Text(400, JsonSerializer.Serialize(new { detail = wrong }), "application/vnd.cvat+json");
        }
        lock (gate)
            return Spoil(request, Answer(request.Method, path.TrimEnd('/').Split('/'), query, request.Body));
    }

    static Dictionary<string, string> Query(string target) => target.Split('?', 2) is [_, var query]
        ? query.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1])) : [];

    LoopbackAnswer Answer(string method, string[] path, Dictionary<string, string> query, byte[] body)
    {
        try
        {
            if (path is ["api", "tasks", var into, "data"] && method == "POST")
                return LoopbackAnswer.Json(State.Upload(int.Parse(into), body).ToJsonString()) with { Status = 202 };
            if (path is ["api", "jobs", var owner, "data"])
                return new LoopbackAnswer(State.FrameBytes((int)State.Job(int.Parse(owner))["task_id"]!, int.Parse(query["number"])), "image/png");
            if (path is ["api", "tasks", var task, "data"])
                return new LoopbackAnswer(State.FrameBytes(int.Parse(task), int.Parse(query["number"])), "image/png");
            var json = body.Length == 0 ? null : JsonNode.Parse(body)!.AsObject();
            JsonNode? said = (method, path) switch
            {
                ("GET", ["api", "server", "about"]) => new JsonObject { ["name"] = "Computer Vision Annotation Tool", ["version"] = "2.52.1" },
                ("GET", ["api", "labels"]) => Page(State.LabelsOf(query), query),
                ("GET", ["api", var list]) => Page(State.Filter(list, query), query),
                ("GET", ["api", "jobs", var job, "annotations"]) => State.AnnotationsOf(int.Parse(job)),
                ("GET", ["api", "jobs", var job, "data", "meta"]) => State.MetaOf(int.Parse(job)),
                ("GET", ["api", "requests", var request]) => State.Progress(request),
                ("GET", ["api", var list, var id]) => State.Find(list, int.Parse(id)),
                ("PATCH", ["api", "jobs", var job, "annotations"]) => State.Patch(int.Parse(job), query["action"], json!),
                ("PATCH", ["api", var list, var id]) => State.Change(list, int.Parse(id), json!),
                ("POST", ["api", var list]) => State.Create(list, json!),
                _ => null,
            };
            return said is null ? LoopbackAnswer.Text(404, """{"detail":"Not found."}""", "application/vnd.cvat+json")
                : LoopbackAnswer.Json(said.ToJsonString()) with { Type = "application/vnd.cvat+json", Status = method == "POST" ? 201 : 200 };
        }
        catch (CvatRefusal refused)
        {
            violations.Enqueue($"{method} {string.Join('/', path)}: {refused.Message}");
            return LoopbackAnswer.Text(400, JsonSerializer.Serialize(new[] { refused.Message }), "application/vnd.cvat+json");
        }
    }

    JsonObject Page(IReadOnlyList<JsonObject> entries, Dictionary<string, string> query)
    {
        var (page, size) = (int.Parse(query.GetValueOrDefault("page", "1")), Math.Min(LongestPage, int.Parse(query.GetValueOrDefault("page_size", "10"))));
        var more = page * size < entries.Count;
        return new JsonObject
        {
            ["count"] = entries.Count,
            ["next"] = more ? $"http://cvat-inside:8080/api/some?page={page + 1}" : null, // As behind a proxy: not where it was asked.
            ["previous"] = page > 1 ? $"http://cvat-inside:8080/api/some?page={page - 1}" : null,
            ["results"] = new JsonArray([.. entries.Skip((page - 1) * size).Take(size).Select(entry => entry.DeepClone())]),
        };
    }

    public void Dispose()
    {
        server.Dispose();
        if (!ExpectsViolations)
            Assert.Empty(violations);
    }
}
