using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Sends what reviewers agreed on, job by job: PATCH with create, update or delete and nothing but the objects concerned. What somebody has changed since it was read stays as it is.</summary>
sealed class CorrectionWriter(Pushes pushes)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        var jobs = pushes.Items.Where(item => item.IsError).GroupBy(item => item.Frame.Job.Id).OrderBy(group => group.Key);
        foreach (var job in jobs)
            if (pushes.Place.Own is { } own)
                await WriteAsync(own, job.First().Frame, [.. job.Select(item => item.Item.Sample).Distinct()], cancel);
            else
                pushes.Ledger.Add(PushLosses.NotApplied.Of(job.Count()));
    }

    async Task WriteAsync(CvatDataset own, ServerFrame place, string[] samples, CancellationToken cancel)
    {
        using var read = KeptAnswers.Read(own.Snapshot!.Jobs.First(state => state.Job.Id == place.Job.Id).Annotations);
        using var now = (await pushes.Place.Client.GetJsonAsync($"api/jobs/{place.Job.Id}/annotations/", cancel)).Json;
        JobChanges changes = new(pushes, new LabelBook(own.Snapshot.Labels), read.RootElement, now.RootElement);
        foreach (var sample in samples)
            await changes.AddAsync(own, pushes.Positions[sample], cancel);
        foreach (var (action, shapes) in changes.Actions)
            if (shapes.Count > 0)
                await pushes.Outbox.SendAsync(HttpMethod.Patch, $"api/jobs/{place.Job.Id}/annotations/?action={action}", Body(now.RootElement, shapes), $"{action} {shapes.Count} objects of job {place.Job.Id}", repeatable: action == "delete", cancel);
    }

    static JsonObject Body(JsonElement now, IEnumerable<JsonObject> shapes) => new()
    {
        ["version"] = now.Long("version") ?? 0,
        ["tags"] = new JsonArray(),
        ["shapes"] = new JsonArray([.. shapes]),
        ["tracks"] = new JsonArray(),
    };
}
