using System.Text.Json;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>Asks a server for tasks, jobs and labels, and for the annotations of jobs that have changed since they were last asked for.</summary>
sealed class Download(CvatClient client, KeptAnswers kept)
{
    int leftOut;

    /// <exception cref="DataException">It cannot be had, or there is nothing.</exception>
    public async Task<Snapshot> RunAsync(int? project, IReadOnlyList<int> tasks, IReadOnlyList<int> jobs, CancellationToken cancel)
    {
        var (found, places) = jobs.Count > 0 ? await OfJobsAsync(jobs, cancel) : await OfTasksAsync(project, tasks, cancel);
        var wanted = jobs.Count > 0 ? found : [.. found.Where(job => job.Job.Type == "annotation")];
        var flat = wanted.Where(job => !job.Job.IsSpace && !job.Task.IsSpace).ToArray();
        if (flat.Length == 0)
            throw new DataException("no-samples", $"{client.Address.Shown}: there is no job of images ({found.Count} of other kinds), expected at least one; check the number of project:, task: or job:");
        return new Snapshot(await LabelsAsync(places, cancel), await FillAsync(flat, cancel), found.Count - wanted.Count + leftOut, wanted.Count - flat.Length);
    }

    async Task<(List<(ServerTask Task, ServerJob Job)>, string[] Places)> OfJobsAsync(IReadOnlyList<int> ids, CancellationToken cancel)
    {
        List<(ServerTask, ServerJob)> found = [];
        foreach (var id in ids.Distinct())
        {
            var job = await OneAsync($"api/jobs/{id}", ServerJob.Of, cancel);
            found.Add((await TaskOfAsync(job, cancel), job));
        }
        return (found, [.. ids.Distinct().Select(id => $"job_id={id}")]);
    }

    // Who works on a job need not be able to see its task.
    async Task<ServerTask> TaskOfAsync(ServerJob job, CancellationToken cancel)
    {
        try
        {
            return await OneAsync($"api/tasks/{job.Task}", ServerTask.Of, cancel);
        }
        catch (DataException closed) when (closed.Code is "cvat-refused" or "cvat-not-found")
        {
            return new ServerTask(job.Task, $"task_{job.Task}", "", null, null, null, null, $"of job {job.Id}", job.IsSpace) { IsClosed = true };
        }
    }

    async Task<(List<(ServerTask Task, ServerJob Job)>, string[] Places)> OfTasksAsync(int? project, IReadOnlyList<int> ids, CancellationToken cancel)
    {
        List<ServerTask> tasks = [];
        leftOut = 0;
        if (project is { } number)
        {
            (await client.GetJsonAsync($"api/projects/{number}", cancel)).Json.Dispose(); // Of a project that is not there, the list of tasks is merely empty.
            tasks.AddRange((await client.ListAsync($"api/tasks?project_id={number}", cancel)).Select(json => ServerTask.Of(json, Of("api/tasks"))).OrderBy(task => task.Id));
            leftOut = tasks.RemoveAll(task => task.IsAgain); // Their frames are those of other tasks.
        }
        foreach (var id in ids.Distinct())
            tasks.Add(await OneAsync($"api/tasks/{id}", ServerTask.Of, cancel));
        List<(ServerTask, ServerJob)> found = [];
        foreach (var task in tasks)
            found.AddRange((await client.ListAsync($"api/jobs?task_id={task.Id}", cancel)).Select(json => ServerJob.Of(json, Of("api/jobs"))).OrderBy(job => job.First).ThenBy(job => job.Id).Select(job => (task, job)));
        return (found, project is { } all ? [$"project_id={all}"] : [.. tasks.Select(task => $"task_id={task.Id}")]);
    }

    async Task<T> OneAsync<T>(string target, Func<JsonElement, string, T> read, CancellationToken cancel)
    {
        using var json = (await client.GetJsonAsync(target, cancel)).Json;
        return read(json.RootElement, Of(target));
    }

    string Of(string target) => $"{client.Address.Shown}/{target}";

    async Task<IReadOnlyList<JsonElement>> LabelsAsync(string[] places, CancellationToken cancel)
    {
        List<JsonElement> labels = [];
        foreach (var place in places)
            labels.AddRange((await client.ListAsync($"api/labels?{place}", cancel)).Where(label => label.Get("parent_id") is null && label.Get("has_parent") is not { ValueKind: JsonValueKind.True }));
        return labels;
    }

    async Task<IReadOnlyList<JobState>> FillAsync(IReadOnlyList<(ServerTask Task, ServerJob Job)> jobs, CancellationToken cancel)
    {
        var states = new JobState[jobs.Count];
        await Parallel.ForAsync(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = client.Concurrency, CancellationToken = cancel },
            async (i, stop) => states[i] = await FillAsync(jobs[i].Task, jobs[i].Job, stop));
        return states;
    }

    async Task<JobState> FillAsync(ServerTask task, ServerJob job, CancellationToken cancel)
    {
        var folder = kept.OfJob(job);
        JobState state = new(task, job, Path.Combine(folder, "annotations.json"), Path.Combine(folder, "meta.json"));
        if (job.Updated is null || !File.Exists(state.Annotations))
            await KeepAsync($"api/jobs/{job.Id}/annotations/", state.Annotations, cancel);
        await KeepAsync($"api/jobs/{job.Id}/data/meta", state.Meta, cancel); // Whether deleting a frame changes the job's date, no server promises.
        KeptAnswers.DropOthers(folder);
        return state;
    }

    async Task KeepAsync(string target, string path, CancellationToken cancel)
    {
        var (json, body) = await client.GetJsonAsync(target, cancel);
        json.Dispose();
        await KeptAnswers.WriteAsync(path, body, cancel);
    }
}
