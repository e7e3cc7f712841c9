using System.Text.Json;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Server;

/// <summary>The frames of a job, from the answer of <c>jobs/ID/data/meta</c>: its list begins with the job's first frame, and every number in it is the task's.</summary>
sealed class FrameList
{
    readonly ServerJob job;
    readonly (string Name, int Width, int Height)[] frames;
    readonly Dictionary<int, int>? places; // Of a job that lists just the frames it has.

    /// <exception cref="DataException">It is none.</exception>
    public FrameList(JsonElement meta, ServerJob job, string what)
    {
        this.job = job;
        frames = [.. meta.List("frames").Select(frame => (frame.Text("name") ?? "", Side(frame, "width"), Side(frame, "height")))];
        Numbers = meta.Get("included_frames") is { } ? [.. Numbered(meta, "included_frames", what)] : [.. Enumerable.Range(job.First, job.Last - job.First + 1)];
        Deleted = Numbered(meta, "deleted_frames", what);
        Version = meta.Text("chunks_updated_date") ?? "";
        IsVideo = frames.Length == 1 && (Numbers.Count > 1 || job.Mode == "interpolation");
        if (!IsVideo && frames.Length == Numbers.Count && frames.Length != job.Last - job.First + 1)
            places = Numbers.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        else if (!IsVideo && frames.Length != job.Last - job.First + 1)
            throw ServerJson.Broken(what, $"there are names of {frames.Length} frames, expected {job.Last - job.First + 1} for the frames {job.First} to {job.Last}");
    }

    static int Side(JsonElement frame, string name) => (int)Math.Clamp(frame.Long(name) ?? 0, 0, int.MaxValue);

    SortedSet<int> Numbered(JsonElement meta, string name, string what) => [.. meta.List(name).Select(number => number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var frame) ? frame
        : throw ServerJson.Broken(what, $"'{name}' holds something else than frame numbers")).Where(frame => frame >= job.First && frame <= job.Last)];

    /// <summary>Frames that the job has, the deleted ones too.</summary>
    public IReadOnlyCollection<int> Numbers { get; }

    public IReadOnlySet<int> Deleted { get; }

    /// <summary>Changes when images are exchanged.</summary>
    public string Version { get; }

    public bool IsVideo { get; }

    /// <summary>Of a frame by its number in the task; a video has one name for all.</summary>
    public (string Name, int Width, int Height) this[int frame] => frames[IsVideo ? 0 : places is null ? frame - job.First : places[frame]];
}
