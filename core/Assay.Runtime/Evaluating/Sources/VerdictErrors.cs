using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Errors that reviewers of a run found. Only what they looked at counts, and of that only what they were sure and agreed of.</summary>
public sealed class VerdictErrors : ErrorSource
{
    const string Wrong = "error", Right = "ok", ModelWrong = "model_wrong", AnyKind = "error";

    readonly string folder;
    readonly IReadOnlyList<Item> queue;
    readonly ILookup<string, Verdict> verdicts;
    readonly HashSet<string> control;

    /// <exception cref="AssayException">The folder is no finished run, or nobody has reviewed it.</exception>
    public VerdictErrors(string folder)
    {
        this.folder = folder;
        _ = ReviewSession.PipelineOf(folder);
        var run = new RunFolder(folder, folder);
        queue = new RunReader(run).Queue();
        verdicts = VerdictStore.ReadAll(run.Verdicts).Select(pair => pair.Verdict).ToLookup(verdict => verdict.Item, StringComparer.Ordinal);
        control = [.. Csv.Read(run.Scores).Skip(1).Where(line => line[2] == "1").Select(line => line[0])];
        if (!queue.Any(item => Judge(item) is not null))
            throw new AssayException("no-verdicts", $"{folder} holds no verdict of ok or error about an item of its queue; 'assay review {folder}' records them");
    }

    internal override Task<Truth> FindAsync(Scored scored, CancellationToken stop)
    {
        var judged = queue.Select(item => (Item: item, IsWrong: Judge(item))).Where(pair => pair.IsWrong is not null).ToArray();
        var ofSamples = judged.All(pair => pair.Item.Unit is Unit.Sample or Unit.Region); // A sample with a wrong region is wrong.
        return Task.FromResult(new Truth($"the verdicts in {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}",
            [.. judged.Where(pair => pair.IsWrong == true).SelectMany(pair => Kinds(pair.Item).Select(kind => new KnownError(pair.Item.Sample, kind) { Item = ofSamples ? null : pair.Item.Id }))])
        {
            Samples = ofSamples ? judged.Select(pair => pair.Item.Sample).ToHashSet(StringComparer.Ordinal) : null,
            Items = ofSamples ? null : judged.Select(pair => pair.Item.Id).ToHashSet(StringComparer.Ordinal),
            Notes = [.. Notes([.. judged.Select(pair => pair.Item)])],
        });
    }

    /// <summary>Whether an item is wrong; null when nobody looked, was sure, or they disagree.</summary>
    bool? Judge(Item item)
    {
        var (wrong, right) = (verdicts[item.Id].Any(verdict => verdict.Decision == Wrong), verdicts[item.Id].Any(verdict => verdict.Decision is Right or ModelWrong));
        return wrong == right ? null : wrong;
    }

    IEnumerable<string> Kinds(Item item) => verdicts[item.Id].SelectMany(verdict => verdict.Kinds).DefaultIfEmpty(AnyKind).Distinct().Order(StringComparer.Ordinal);

    IEnumerable<string> Notes(Item[] judged)
    {
        var seen = queue.Count(item => verdicts[item.Id].Any());
        if (seen > judged.Length)
            yield return $"{seen - judged.Length} of {seen} reviewed items are left out: unsure, or reviewers disagree";
        var drawn = judged.Count(item => control.Contains(item.Sample));
        yield return drawn == judged.Length ? $"all {judged.Length} items belong to the control, which was drawn before any selector: the figures hold for the dataset"
            : $"{judged.Length} reviewed items count, {drawn} of them of the control. The others were queued because the run's own selectors found them suspicious: figures of the columns that queued them are too low, "
                + "and what nobody queued is not seen; a review of control rows only is free of that";
    }
}
