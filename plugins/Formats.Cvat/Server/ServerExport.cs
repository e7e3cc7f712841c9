using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>What a server said, as images and shapes of a catalog.</summary>
sealed class ServerExport(Snapshot snapshot, ServerAddress address, CvatCatalog catalog)
{
    readonly JsonContext context = JsonContext.Of(snapshot.Labels);
    readonly HashSet<(int Task, int Frame)> taken = [];
    int deleted, shared;

    /// <exception cref="DataException">An answer is not what CVAT says.</exception>
    public void Read(Action<Problem> report)
    {
        catalog.Declare(context.Labels);
        foreach (var state in snapshot.Jobs)
            Read(state);
        Report(report, Conversions.DeletedFrames, deleted);
        Report(report, Conversions.SharedFrames, shared);
        Report(report, Conversions.OtherJobs, snapshot.OtherJobs);
        Report(report, Conversions.SpaceJobs, snapshot.SpaceTasks);
    }

    void Report(Action<Problem> report, CvatConversion conversion, int count)
    {
        if (count > 0)
            report(conversion.Of(count, address.Shown));
    }

    void Read(JobState state)
    {
        var page = $"tasks/{state.Task.Id}/jobs/{state.Job.Id}";
        CvatExport export = new(state.Task.Name.Length > 0 ? state.Task.Name : $"task_{state.Task.Id}", new ServerBundle(address), page);
        using var meta = KeptAnswers.Read(state.Meta);
        FrameSet frames = new(catalog, export, Images(state, export, new FrameList(meta.RootElement, state.Job, $"{address.Shown}/api/jobs/{state.Job.Id}/data/meta")));
        using var annotations = KeptAnswers.Read(state.Annotations);
        new JsonExport(export, catalog).ReadJob(annotations.RootElement, new JsonShapes(context, catalog, export.File), frames, state.Job.Last);
    }

    IEnumerable<(int Frame, CvatImage? Image)> Images(JobState state, CvatExport export, FrameList frames)
    {
        var task = TaskOf(state);
        foreach (var number in frames.Numbers)
            if (frames.Deleted.Contains(number))
                yield return (number, Left(ref deleted));
            else if (state.Job.Type == "annotation" && !taken.Add((state.Task.Id, number)))
                yield return (number, Left(ref shared));
            else
                yield return (number, Image(state, export, task, frames, number));
    }

    static CvatImage? Left(ref int count)
    {
        count++;
        return null;
    }

    static CvatImage Image(JobState state, CvatExport export, CvatTask task, FrameList frames, int number)
    {
        var (name, width, height) = frames[number];
        return new CvatImage
        {
            Name = frames.IsVideo ? FrameSet.Name(number) : name,
            Export = export,
            Task = task,
            Subset = state.Task.Subset,
            Frame = frames.IsVideo ? number : null,
            Width = width,
            Height = height,
            Server = new ServerFrame(state.Task, state.Job, number, name, frames.Version, frames.IsVideo),
        };
    }

    static CvatTask TaskOf(JobState state) => new()
    {
        Id = $"{state.Task.Id}",
        Name = state.Task.Name,
        Subset = state.Task.Subset,
        Assignee = state.Job.Assignee ?? state.Task.Assignee,
        Created = state.Task.Created,
        Updated = state.Job.Updated ?? state.Task.Updated,
        Mode = state.Job.Mode,
    };
}
