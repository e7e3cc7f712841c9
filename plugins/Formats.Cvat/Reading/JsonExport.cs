using System.Text.Json;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Annotations as the server and backups have them: <c>{ tags, shapes, tracks }</c>, or in a backup a list of these, one a job.</summary>
sealed class JsonExport(CvatExport export, CvatCatalog catalog)
{
    const long MostBetween = 100_000_000;

    readonly string file = export.File;
    long between;

    /// <exception cref="DataException">It is broken, or no file of CVAT's.</exception>
    public void Read()
    {
        using var root = JsonText.Read(export.Bundle, export.Entry);
        var context = JsonContext.Read(export);
        catalog.Declare(context.Labels);
        var frames = context.Frames(catalog, export);
        var jobs = root.RootElement.ValueKind == JsonValueKind.Array ? root.RootElement.EnumerateArray().ToArray() : [root.RootElement];
        foreach (var (i, job) in jobs.Index())
            ReadJob(job, new JsonShapes(context, catalog, file), frames, jobs.Length == context.LastFrames.Count ? context.LastFrames[i] : null);
    }

    /// <summary>Reads what the server says of a job.</summary>
    /// <exception cref="DataException">It is something else.</exception>
    public void ReadJob(JsonElement job, JsonShapes shapes, FrameSet frames, int? last)
    {
        if (job.ValueKind != JsonValueKind.Object || !job.TryGetProperty("shapes", out _) && !job.TryGetProperty("tags", out _) && !job.TryGetProperty("tracks", out _))
            throw new DataException("not-cvat", "there are neither 'shapes' nor 'tags' nor 'tracks', expected CVAT's annotations: { tags, shapes, tracks }, or a list of these", file);
        foreach (var tag in job.List("tags"))
            if (shapes.Read(tag, ShapeKind.Tag) is { } read)
                Add(read, frames);
        foreach (var shape in job.List("shapes"))
            if (shapes.Read(shape, null) is { } read)
                Add(read, frames);
        JsonTrack[] tracks = [.. job.List("tracks").Select(shapes.ReadTrack)];
        foreach (var shape in tracks.SelectMany(track => track.Keyframes))
            Add(shape, frames);
        int[] known = [.. frames.Known];
        foreach (var shape in tracks.SelectMany(track => track.Between(known, last)))
            if (++between <= MostBetween)
                Add(shape, frames);
            else
                throw new DataException("too-many-frames", $"tracks cover more than {MostBetween} frames between their keyframes, expected fewer; export the task as XML", file);
    }

    void Add(CvatShape shape, FrameSet frames)
    {
        if (frames.Find(shape.Frame) is { } position)
            catalog.Add(position, shape, file);
        else
            catalog.Report(new Problem("unknown-frame", $"the shape stands in frame {shape.Frame}, which its task does not have; it is left out") { File = file, Place = shape.Place });
    }
}
