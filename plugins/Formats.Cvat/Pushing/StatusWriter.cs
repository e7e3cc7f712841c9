using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Sets stage and state of jobs by what reviewers said of their items.</summary>
sealed class StatusWriter(Pushes pushes, CvatServerOptions options)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var items in pushes.Items.GroupBy(item => item.Frame.Job).OrderBy(group => group.Key.Id))
            if (Wanted([.. items]) is { } status && Body(items.Key, status) is { } body)
                await pushes.Outbox.SendAsync(HttpMethod.Patch, $"api/jobs/{items.Key.Id}", body, $"job {items.Key.Id}, now {items.Key.Stage}, {items.Key.State}: {items.Count(item => item.IsError)} of {items.Count()} items are errors", repeatable: true, cancel);
    }

    JobStatus? Wanted(PushedItem[] items) => Array.Exists(items, item => item.IsError) ? options.WithErrors : Array.TrueForAll(items, item => item.IsFine) ? options.WithoutErrors : null;

    // Both together, as a server that moves a job to another stage may begin there with the state 'new'.
    static JsonObject? Body(ServerJob job, JobStatus status)
    {
        var (stage, state) = (status.Stage is { } wanted ? wanted.ToString().ToLowerInvariant() : job.Stage, status.State switch { null => job.State, JobState.InProgress => "in progress", var other => other.Value.ToString().ToLowerInvariant() });
        return (stage, state) == (job.Stage, job.State) ? null : new JsonObject { ["stage"] = stage, ["state"] = state };
    }
}
