using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Server;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>What all parts of a push share: the queue with its frames and what reviewers said.</summary>
sealed class Pushes
{
    public Pushes(IRun run, ServerPlace place, Outbox outbox, ExportLedger ledger)
    {
        (Run, Place, Outbox, Ledger) = (run, place, outbox, ledger);
        Positions = run.Dataset.Ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var verdicts = run.Verdicts.ToLookup(pair => pair.Verdict.Item, StringComparer.Ordinal);
        var samples = run.Table.Samples;
        var control = Enumerable.Range(0, samples.Samples.Count).Where(row => samples.Control[row]).Select(row => run.Dataset.Ids[samples.Samples[row]]).ToHashSet(StringComparer.Ordinal);
        Items = [.. run.Queue.Where(item => place.FrameOf(item.Sample) is not null).Select(item => new PushedItem(item, place.FrameOf(item.Sample)!, [.. verdicts[item.Id]], control.Contains(item.Sample)))];
        ledger.Add(PushLosses.NoFrame.Of(run.Queue.Count - Items.Count));
    }

    public IRun Run { get; }
    public ServerPlace Place { get; }
    public Outbox Outbox { get; }
    public ExportLedger Ledger { get; }

    /// <summary>Of samples in the dataset.</summary>
    public IReadOnlyDictionary<string, int> Positions { get; }

    /// <summary>In the order of the queue; those without a frame on the server are left out.</summary>
    public IReadOnlyList<PushedItem> Items { get; }

    public IEnumerable<PushedItem> Wanted(PushedItems which) => Items.Where(item => which == PushedItems.Queued || which == PushedItems.Errors && item.IsError);
}

/// <summary>An item of the queue with what is known of it.</summary>
/// <param name="IsControl">Its sample was drawn at random; it may be suspect all the same.</param>
sealed record PushedItem(Item Item, ServerFrame Frame, IReadOnlyList<(string Reviewer, Verdict Verdict)> Said, bool IsControl)
{
    /// <summary>Some reviewer says so.</summary>
    public bool IsError => Said.Any(pair => pair.Verdict.Decision == Decision.Error);

    /// <summary>All that have looked at it say that the labels are right.</summary>
    public bool IsFine => Said.Count > 0 && Said.All(pair => pair.Verdict.Decision is Decision.Ok or Decision.Empty or Decision.ModelWrong);
}

/// <summary>What does not get to the server.</summary>
static class PushLosses
{
    public static readonly CvatConversion
        NoFrame = new("items-without-frame", Conversion.Dropped, "items of the queue whose samples are no frame on the server"),
        Control = new("control-items-left-out", Conversion.Dropped, "items of the control sample that nothing was found about: they become issues when a reviewer calls them errors"),
        NotApplied = new("corrections-left-out", Conversion.Dropped, "verdicts that cannot be applied by themselves; they are left to annotators"),
        Changed = new("corrections-outdated", Conversion.Dropped, "corrections of objects that somebody has changed or removed on the server meanwhile"),
        Tracks = new("track-corrections-left-out", Conversion.Dropped, "corrections of objects in tracks: a keyframe stands for more frames than the one that was looked at"),
        Attributes = new("attributes-left-out", Conversion.Dropped, "attributes of corrected objects that their label does not have on the server"),
        Labels = new("labels-unknown-left-out", Conversion.Dropped, "corrections whose class is no label of the task"),
        Skeletons = new("skeleton-labels-left-out", Conversion.Dropped, "labels of skeletons of a task to annotate again: their drawings belong to the task"),
        GroundTruth = new("reannotation-left-out", Conversion.Dropped, "frames to annotate again in tasks that have a ground truth job with other frames: a task can have one");
}
