namespace Assay.Runtime.Reviewing;

/// <summary>Applies corrections to the labels of one sample, one after the other.</summary>
/// <param name="opinion">What was kept of a reference's opinion of the sample, by the reference's id.</param>
sealed class LabelCorrector(Sample sample, Func<string, Opinion> opinion)
{
    readonly List<ItemCorrection> applied = [], left = [];
    readonly List<(Instance Instance, int? Origin)> instances = [.. (sample.Labels?.Instances ?? []).Select((instance, position) => (instance, (int?)position))];
    readonly HashSet<int> touched = [];
    readonly HashSet<(string, int)> taken = [];
    Labels? labels = sample.Labels;
    ushort[]? pixels;
    bool drawn; // Some instance is new, changed or gone.
    Remedy? whole;

    /// <returns>The sample, the same one when nothing was applied; what was, and what not and why.</returns>
    public (Sample Sample, IReadOnlyList<ItemCorrection> Applied, IReadOnlyList<ItemCorrection> Left) Correct(IReadOnlyList<ItemCorrection> wanted)
    {
        foreach (var one in wanted.OrderBy(one => one.Remedy?.Take == Take.Sample ? 0 : 1)) // The whole first: what follows is then in it, or against it.
            if ((one.Why ?? Apply(one.Remedy!)) is { } why)
                left.Add(one with { Why = why });
            else
                applied.Add(one);
        return (applied.Count == 0 ? sample : sample with { Labels = Labels() }, applied, left);
    }

    Labels Labels() => (labels ?? new Labels()) with
    {
        Map = pixels is null ? labels?.Map : new LabelMap(sample.Size, pixels),
        Instances = !drawn ? labels?.Instances : [.. instances.Select(one => one.Instance)],
    };

    /// <returns>Why it cannot be applied; null when it is.</returns>
    string? Apply(Remedy remedy)
    {
        if (whole is { } before)
            return before.Reference == remedy.Reference && remedy.Reference is not null ? null : "the whole sample is corrected otherwise";
        if (remedy.Reference is { } reference && opinion(reference).Gives == Evidence.None)
            return $"nothing is kept of what '{reference}' said of it";
        return remedy.Take switch
        {
            Take.Sample => TakeAll(remedy),
            Take.Instance => TakeInstance(remedy),
            _ => TakeRegion(remedy),
        };
    }

    string? TakeAll(Remedy remedy)
    {
        var (theirs, ours) = (remedy.Reference is { } reference ? opinion(reference) : null, labels ?? new Labels());
        if (theirs is not null && !Fits(ours, theirs))
            return $"'{remedy.Reference}' says nothing of the kind of these labels";
        if (theirs?.LabelMap is { } map && map.Size != sample.Size)
            return $"'{remedy.Reference}' speaks of {map.Size} pixels, the sample has {sample.Size}";
        whole = remedy;
        labels = new Labels
        {
            Map = theirs is null ? ours.Map is null ? null : Void() : ours.Map is not null || labels is null ? theirs.LabelMap ?? ours.Map : null,
            Instances = ours.Instances is null && labels is not null ? null : theirs is null ? [] : theirs.Instances ?? ours.Instances,
            Tags = theirs?.ClassScores is { } scores && (ours.Tags is not null || labels is null) ? Tags(scores, ours.Tags?.Count ?? 1) : theirs is null && ours.Tags is not null ? [] : ours.Tags,
        };
        if (theirs is null || theirs.Instances is not null && labels.Instances is not null)
        {
            drawn = true;
            instances.Clear();
            instances.AddRange((theirs?.Instances ?? []).Select(instance => (Drawn(instance), (int?)null)));
        }
        return null;
    }

    /// <summary>Whether an opinion says something that the labels have; labels that are not there take anything.</summary>
    bool Fits(Labels ours, Opinion theirs) => labels is null || ours.Map is not null && theirs.LabelMap is not null || ours.Instances is not null && theirs.Instances is not null || ours.Tags is not null && theirs.ClassScores is not null;

    LabelMap Void()
    {
        var ids = new ushort[sample.Size.Area];
        Array.Fill(ids, LabelMap.Void);
        return new LabelMap(sample.Size, ids);
    }

    /// <summary>Of a sample with one class the most probable; of one with several those that are more likely than not.</summary>
    static int[] Tags(IReadOnlyList<double> scores, int before) => before > 1 ? [.. Enumerable.Range(0, scores.Count).Where(k => scores[k] >= 0.5)]
        : [Enumerable.Range(0, scores.Count).MaxBy(k => scores[k])];

    string? TakeInstance(Remedy remedy)
    {
        if (remedy.Instance is { } position && (position < 0 || position >= (sample.Labels?.Instances?.Count ?? 0)))
            return $"there is no instance {position}";
        if (remedy.Instance is { } gone && touched.Contains(gone))
            return "another correction has changed it";
        Instance? theirs = null;
        if (remedy is { Reference: { } reference, ReferenceInstance: { } at })
        {
            if (opinion(reference).Instances is not { } offered || at < 0 || at >= offered.Count)
                return $"'{reference}' has no instance {at}";
            theirs = taken.Add((reference, at)) ? offered[at] : null;
        }
        else if (remedy.Instance is null)
            return "it names no instance";
        Replace(remedy.Instance, theirs);
        return null;
    }

    void Replace(int? position, Instance? theirs)
    {
        drawn = true;
        var place = position is { } there ? instances.FindIndex(one => one.Origin == there) : -1;
        if (place >= 0 && theirs is not null)
            instances[place] = (Redrawn(instances[place].Instance, theirs), null);
        else if (place >= 0)
            instances.RemoveAt(place);
        else if (theirs is not null)
            instances.Add((Drawn(theirs), null));
        if (position is { } done)
            touched.Add(done);
    }

    /// <summary>A reference's object as a label: how sure it was does not belong there.</summary>
    static Instance Drawn(Instance theirs) => theirs with { SourceId = null, Confidence = null, Answers = null, Measured = new Dictionary<string, double>() };

    /// <summary>The same object, with their class and outline.</summary>
    static Instance Redrawn(Instance ours, Instance theirs) => ours with { Class = theirs.Class, Geometry = theirs.Geometry, Crowd = theirs.Crowd, StatedArea = null, StatedBox = theirs.Geometry is null ? theirs.StatedBox : null };

    string? TakeRegion(Remedy remedy)
    {
        if (remedy.Box is not { } box)
            return "it names no place";
        if (labels?.Map is not { } ours)
            return "a place can be taken over in label maps only";
        if (Inside(box) is not { Size.Area: > 0 } window)
            return "its place lies beyond the sample";
        if (remedy.Reference is { } reference && opinion(reference).LabelMap?.Size != sample.Size)
            return $"'{reference}' has no label map of this size";
        pixels ??= ours.Ids.ToArray();
        var theirs = remedy.Reference is { } from ? opinion(from).LabelMap : null;
        for (var y = window.Y; y < window.Bottom; y++)
            for (var i = y * sample.Size.Width + window.X; i < y * sample.Size.Width + window.Right; i++)
                if (theirs is null || theirs.Ids[i] != LabelMap.Void) // Where the reference says nothing, the label stays.
                    pixels[i] = theirs?.Ids[i] ?? LabelMap.Void;
        return null;
    }

    /// <summary>All pixels that a box touches.</summary>
    Window? Inside(Box box)
    {
        var (left, top) = ((int)Math.Clamp(Math.Floor(box.X), 0, sample.Size.Width), (int)Math.Clamp(Math.Floor(box.Y), 0, sample.Size.Height));
        var (right, bottom) = ((int)Math.Clamp(Math.Ceiling(box.X + box.Width), 0, sample.Size.Width), (int)Math.Clamp(Math.Ceiling(box.Y + box.Height), 0, sample.Size.Height));
        return right > left && bottom > top ? new Window(left, top, new Size(right - left, bottom - top)) : null;
    }
}
