using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// Estimates the number of wrong labels. The control alone is a random sample of everything. Overall, the part of the queue that was reviewed is known in full and only the rest has to be
/// estimated: from the control's items that lie in it, which are a random sample of it, whatever ordered the queue.
/// </summary>
sealed class ErrorEstimates
{
    const string Units = "mid-P hypergeometric limits", Clusters = "Wilson's limits for clusters", Mover = ", joined over strata by MOVER";

    readonly ReviewedRun run;
    readonly List<string> notes = [];

    public ErrorEstimates(ReviewedRun run)
    {
        this.run = run;
        if (run.Sampling is not { } sampling)
        {
            notes.Add("the run was made before run.json recorded how its queue was drawn, so there is no estimate; run it again");
            return;
        }
        var control = run.Queue.Where(run.IsControl).ToArray();
        Control = OfControl(sampling, control);
        Overall = OfAll(sampling, control);
        if (Control is not null && control.Count(item => run.IsWrong(item) is null) is > 0 and var open)
            notes.Add($"{open} of {control.Length} control items {(open == 1 ? "is" : "are")} undecided; the figures assume that the rest is like the decided ones");
    }

    public ErrorEstimate? Control { get; }
    public ErrorEstimate? Overall { get; }

    /// <summary>Why there is no estimate, or what one takes for granted.</summary>
    public IReadOnlyList<string> Notes => notes;

    ErrorEstimate? OfControl(Sampling sampling, Item[] control)
    {
        if (sampling.ControlSamples == 0)
        {
            notes.Add("there is no control, so nothing says how many labels are wrong beyond the queue: put 'control: { size: 100 }' into the pipeline");
            return null;
        }
        if (!control.Any(item => run.IsWrong(item) is not null))
        {
            notes.Add("no item of the control is decided yet");
            return null;
        }
        // Without all items asked for, their number is estimated from the control's own.
        var size = sampling.Complete ? sampling.Population : (long)Math.Round(control.Length / sampling.Probability);
        return Join("control", size, [("all", size, control)]);
    }

    ErrorEstimate? OfAll(Sampling sampling, Item[] control)
    {
        var selected = run.Queue.Where(run.IsSelected).ToArray();
        var (reached, beyond) = (selected.TakeWhile(run.IsReached).Count(), control.Where(item => !run.IsSelected(item)).ToArray());
        if (!sampling.Complete)
            return Without("how many items there are is not known, since samples were dropped before objects were looked at: only the control speaks for the dataset");
        if (reached < selected.Length && (control.Length == 0 || !control.All(run.IsReached)))
            return Without($"overall: {run.Queue.Count(item => !run.IsReached(item))} items of the queue are still to be looked at");
        var rest = sampling.Population - selected.Length;
        var left = selected.Skip(reached).ToArray();
        List<(string, long, Item[])> parts = [("queue reviewed", reached, selected[..reached])];
        if (left.Any(item => run.IsControl(item) && run.IsWrong(item) is not null))
            parts.AddRange([("queue left", left.Length, [.. left.Where(run.IsControl)]), ("not queued", rest, beyond)]);
        else
            parts.Add(("not queued", rest + left.Length, beyond));
        return parts.Any(part => part.Item2 > 0 && !part.Item3.Any(item => run.IsWrong(item) is not null))
            ? Without("overall: nothing is decided of what no selector queued; only a control tells") : Join("overall", sampling.Population, parts);
    }

    ErrorEstimate? Without(string why)
    {
        notes.Add(why);
        return null;
    }

    ErrorEstimate Join(string of, long size, IReadOnlyList<(string Name, long Size, Item[] Items)> parts)
    {
        var strata = parts.Select(part => Make(part.Size, [.. part.Items.Where(item => run.IsWrong(item) is not null)])).ToArray();
        var (decided, wrong) = ((long)strata.Sum(stratum => stratum.Looked), (long)strata.Sum(stratum => stratum.Found));
        return new ErrorEstimate(of, decided, wrong, size, StratifiedTotal.Of(strata), (run.HasClusters ? Clusters : Units) + (parts.Count > 1 ? Mover : ""))
        {
            Parts = [.. parts.Zip(strata, (part, stratum) => new EstimatePart(part.Name, stratum.Size, stratum.Looked, stratum.Found, stratum.Size == 0 ? 0 : stratum.Looked / stratum.Size))],
        };
    }

    /// <summary>A part that was looked at in full needs no limits, however its items cluster.</summary>
    Stratum Make(long size, Item[] decided)
    {
        if (!run.HasClusters || decided.Length >= size)
            return Stratum.OfUnits(Math.Max(size, decided.Length), decided.Length, decided.Count(item => run.IsWrong(item) == true));
        var clusters = decided.GroupBy(run.ClusterOf).ToArray();
        return Stratum.OfClusters(size, [.. clusters.Select(cluster => (double)cluster.Count(item => run.IsWrong(item) == true))], [.. clusters.Select(cluster => (double)cluster.Count())]);
    }
}
