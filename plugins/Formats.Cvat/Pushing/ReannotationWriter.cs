using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Gives frames to somebody else to annotate from nothing: as a ground truth job, of which a task can have one. Nothing is uploaded, and CVAT and Assay can both compare what comes of it.</summary>
sealed class ReannotationWriter(Pushes pushes, PushedItems which)
{
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var task in pushes.Wanted(which).GroupBy(item => item.Frame.Task.Id).OrderBy(group => group.Key))
            await WriteAsync(task.Key, [.. task.Select(item => item.Frame.Number).Distinct().Order()], cancel);
    }

    async Task WriteAsync(int task, int[] frames, CancellationToken cancel)
    {
        var there = (await pushes.Place.Client.ListAsync($"api/jobs?task_id={task}", cancel)).Where(job => job.Text("type") == "ground_truth").Select(job => (int?)job.Long("id")).FirstOrDefault();
        if (there is { } job)
        {
            if (!frames.All((await FramesOfAsync(job, cancel)).Contains))
                pushes.Ledger.Add(PushLosses.GroundTruth.Of(frames.Length, place: $"task {task}, job {job}"));
            return;
        }
        JsonObject body = new()
        {
            ["type"] = "ground_truth",
            ["task_id"] = task,
            ["frame_selection_method"] = "manual",
            ["frames"] = new JsonArray([.. frames.Select(frame => (JsonNode)frame)]),
        };
        await pushes.Outbox.SendAsync(HttpMethod.Post, "api/jobs", body, $"{frames.Length} frames of task {task} to annotate again", repeatable: false, cancel);
    }

    async Task<HashSet<int>> FramesOfAsync(int job, CancellationToken cancel)
    {
        using var meta = (await pushes.Place.Client.GetJsonAsync($"api/jobs/{job}/data/meta", cancel)).Json;
        return [.. meta.RootElement.List("included_frames").Select(frame => frame.TryGetInt32(out var number) ? number : -1)];
    }
}
