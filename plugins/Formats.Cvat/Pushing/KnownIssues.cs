using System.Collections.Concurrent;
using System.Text.Json;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Issues of jobs that came from here, by the item that they are about.</summary>
sealed class KnownIssues
{
    readonly ConcurrentDictionary<string, (int Issue, bool IsResolved)> issues = new(StringComparer.Ordinal);

    /// <exception cref="DataException">The server does not say.</exception>
    public static async Task<KnownIssues> OfAsync(CvatClient client, IEnumerable<int> jobs, CancellationToken cancel)
    {
        KnownIssues known = new();
        ParallelOptions some = new() { MaxDegreeOfParallelism = client.Concurrency, CancellationToken = cancel };
        foreach (var job in jobs.Distinct())
            await Parallel.ForEachAsync(await client.ListAsync($"api/issues?job_id={job}", cancel), some, async (issue, stop) => await known.TakeAsync(client, issue, stop));
        return known;
    }

    // An issue does not repeat its message: that is its first comment.
    async Task TakeAsync(CvatClient client, JsonElement issue, CancellationToken cancel)
    {
        var id = ServerJson.Number(issue, "id", $"{client.Address.Shown}/api/issues");
        foreach (var comment in await client.ListAsync($"api/comments?issue_id={id}", cancel))
            if (comment.Text("message") is { } message && IssueText.ItemOf(message) is { } item)
                issues[item] = (id, issue.Get("resolved") is { ValueKind: JsonValueKind.True });
    }

    public (int Issue, bool IsResolved)? Find(string item) => issues.TryGetValue(item, out var known) ? known : null;
}
