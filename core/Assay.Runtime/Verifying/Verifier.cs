using Assay.Runtime.Evaluating;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>Ties the verdicts of a run to corrected labels.</summary>
sealed class Verifier
{
    const int Examples = 3;

    readonly RunFolder folder;
    readonly OpenDataset dataset, corrected;
    readonly ReviewedRun run;
    readonly Rescoring rescoring;
    readonly DecidingColumns columns;
    readonly ILookup<string, Item> items;
    readonly List<VerifiedItem> found = [], broken = [];
    readonly List<string> missing = [], resized = [];
    int compared, changed;

    public Verifier(Pipeline pipeline, RunFolder folder, OpenDataset dataset, OpenDataset corrected, AskedReferences references, bool ask)
    {
        (this.folder, this.dataset, this.corrected, run) = (folder, dataset, corrected, new ReviewedRun(folder.Path));
        rescoring = new Rescoring(pipeline, folder, dataset, references, run.Queue, ask);
        columns = new DecidingColumns(pipeline.Steps, rescoring.Steps);
        items = run.Queue.Where(item => run.IsWrong(item) is not null).ToLookup(item => item.Sample, StringComparer.Ordinal);
    }

    /// <param name="with">The corrected labels, as the user named them.</param>
    /// <param name="pictures">Draws what changed; null: no pictures.</param>
    public async Task<Verification> VerifyAsync(string with, BeforeAfter? pictures, CancellationToken cancel)
    {
        if (!run.Queue.Any(item => run.IsWrong(item) is not null))
            throw new AssayException("no-verdicts", $"{folder.Path} holds no verdict of ok or error about an item of its queue; 'assay review {folder.Path}' records them");
        var labels = CorrectedLabels.Of(corrected, dataset.Classes);
        for (var index = 0; index < run.Samples; index++)
        {
            cancel.ThrowIfCancellationRequested();
            await CompareAsync(index, labels, pictures, cancel);
        }
        if (compared == 0 && resized.Count > 0)
            throw new AssayException("no-corrected", $"{with} has label maps of another size than the run's {run.Samples} samples, or has them where the run's labels are objects; expected labels of the kind that was reviewed, written by 'assay export {folder.Path} --corrected'");
        if (compared == 0)
            throw new AssayException("no-corrected", $"{with} has labels for none of the {run.Samples} samples; sample ids of both have to agree, here they look like '{dataset.Ids[0]}', there like '{corrected.Ids[0]}'");
        return new Verification(folder.Path, with, compared, changed, [.. found.OrderBy(item => item.Rank), .. broken], [.. Notes(labels)]);
    }

    async Task CompareAsync(int index, CorrectedLabels labels, BeforeAfter? pictures, CancellationToken cancel)
    {
        Sample before;
        try
        {
            before = await dataset.ReadAsync(index, cancel);
        }
        catch (DataException)
        {
            return; // The run has reported it.
        }
        var after = before.Labels is null && !items.Contains(before.Id) ? null : await labels.ReadAsync(index, before, cancel);
        if (after is null || !LabelChange.AreComparable(before, after))
        {
            (after is null ? missing : resized).Add(before.Id);
            found.AddRange(items[before.Id].Select(item => Verified(item, Outcome.Missing, after is not null ? "its label map is of another size, or there is none"
                : labels.WhyUnreadable(before.Id) is { } why ? $"it cannot be read there: {why}" : "the corrected labels have no such sample")));
            return;
        }
        compared++;
        var change = new LabelChange(before, after);
        changed += change.IsSame ? 0 : 1;
        if (change.IsSame)
            found.AddRange(items[before.Id].Select(item => Verified(item, run.IsWrong(item) == true ? Outcome.Unchanged : Outcome.Kept, "the label is as it was")));
        else
            await JudgeAsync(index, change, pictures, cancel);
    }

    async Task JudgeAsync(int index, LabelChange change, BeforeAfter? pictures, CancellationToken cancel)
    {
        var (was, now) = await rescoring.ScoreAsync(change, index, cancel);
        var judging = new Judging(change, was, now, rescoring.Steps, columns, dataset.Classes, OmittedIn(change.Before.Id));
        foreach (var item in items[change.Before.Id])
        {
            var (outcome, detail) = judging.Judge(item, run.IsWrong(item)!.Value, [.. run.Of(item).Select(standing => standing.Verdict)]);
            var verified = Verified(item, outcome, detail) with { Place = PlaceOf(item, change) };
            found.Add(verified with { Picture = outcome is Outcome.Fixed or Outcome.Regressed ? pictures?.Draw(change, index, verified) : null });
        }
        var judged = items[change.Before.Id].Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var bySample = run.Sampling is { } sampling ? sampling.Unit == Sampling.OfSamples : run.Queue.All(item => item.Unit == Unit.Sample);
        foreach (var (item, unit, detail, place) in judging.Broken(judged, bySample))
        {
            var verified = new VerifiedItem(run.Queue.FirstOrDefault(one => one.Id == item)?.Rank, item, change.Before.Id, unit, null, [], Outcome.NewlyBroken, detail, place ?? change.ChangedPixels().Around);
            broken.Add(verified with { Picture = pictures?.Draw(change, index, verified) });
        }
    }

    VerifiedItem Verified(Item item, Outcome outcome, string detail) => new(item.Rank, item.Id, item.Sample, item.Unit, run.IsWrong(item) == true ? Decision.Error : Decision.Ok,
        [.. run.Of(item).SelectMany(standing => standing.Verdict.Kinds).Distinct()], outcome, detail, item.Region?.Box);

    Box? PlaceOf(Item item, LabelChange change) => item switch
    {
        { Unit: Unit.Instance, Instance: { } at } => change.Before.Labels?.Instances is { } instances && at < instances.Count ? instances[at].Bounds : null,
        { Unit: Unit.Omission } => OmittedIn(item.Sample)(item.Id)?.Bounds,
        _ => item.Region?.Box ?? change.ChangedPixels().Around,
    };

    /// <summary>The object that a reference has and the labels lacked, as the run has kept it.</summary>
    Func<string, Instance?> OmittedIn(string sample) => id => items[sample].FirstOrDefault(item => item.Id == id) is { Reference: { } reference, ReferenceInstance: { } at }
        && OpinionStore.Read(folder.Opinion(reference, sample))?.Instances is { } instances && at < instances.Count ? instances[at] : null;

    IEnumerable<string> Notes(CorrectedLabels labels)
    {
        if (run.Fingerprint != dataset.Source.Fingerprint)
            yield return "the run's own dataset has changed since the run, so that 'before' is not what was reviewed; keep the labels of the run as they are, and give the corrected ones a place of their own";
        if (labels.Strangers.Count > 0)
            yield return $"the run's dataset has no class {TextList.Of(labels.Strangers.Select(name => $"'{name}'"))}, which the corrected labels have: what is labelled so counts as void";
        if (missing.Count > 0)
            yield return $"{missing.Count} samples are not in the corrected labels, or cannot be read there: {Some(missing)}{(missing.Select(labels.WhyUnreadable).OfType<string>().FirstOrDefault() is { } why ? $" ({why})" : "")}";
        if (resized.Count > 0)
            yield return $"{resized.Count} samples cannot be compared, for their label maps differ in size or are missing on one side: {Some(resized)}";
        if (rescoring.WholeDataset.Count > 0)
            yield return $"not scored again, for it needs the whole dataset: {TextList.Of(rescoring.WholeDataset)}; 'assay run' with the corrected labels does";
        foreach (var (reference, count) in rescoring.Unanswered)
            yield return $"'{reference}' was not asked about {count} changed samples, of which the run keeps no opinion: what it would say takes no part; --ask asks it";
        foreach (var (step, why) in rescoring.Broken)
            yield return $"step '{step}' failed and takes no part there: {why}";
    }

    static string Some(List<string> samples) => string.Join(", ", samples.Take(Examples).Select(id => $"'{id}'")) + (samples.Count > Examples ? ", ..." : "");
}
