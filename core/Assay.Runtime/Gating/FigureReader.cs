using Assay.Kernels;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Gating;

/// <summary>Measures the figures of gates on a run.</summary>
/// <param name="suppressed">Items that are left out: they are not wrong, and no finding of theirs counts.</param>
sealed class FigureReader(GatedRun run, IReadOnlySet<string> suppressed)
{
    /// <param name="holds">Whether a sample, by position, is looked at.</param>
    public GateFigure Read(GateUse gate, Func<int, bool> holds)
    {
        var missing = gate.Options is { Mean: { } mean } && run.Table.Samples.Find(mean.Name) < 0 && run.Table.Instances.Find(mean.Name) < 0 ? mean.Name
            : gate.Condition?.Columns.FirstOrDefault(name => run.Table.Samples.Find(name) < 0 && run.Table.Instances.Find(name) < 0);
        if (missing is not null)
            return GateFigure.Unknown($"the run has no column '{missing}'");
        return gate.Options switch
        {
            { Share: not null } => Share(gate.Condition!, holds),
            { Mean: { } column } => Mean(column.Name, holds),
            { Count: { } kind } => Count(kind, holds),
            { Figure: { } figure } => Named(figure, holds),
            _ => throw new InvalidOperationException("a gate without a figure passed lint"),
        };
    }

    GateFigure Share(Scripts.CompiledExpression condition, Func<int, bool> holds)
    {
        var table = condition.NumberAttributes.Count + condition.TextAttributes.Count == 0 ? run.Table : run.Table with { Attributes = run.Attributes.Value };
        var ofInstances = condition.Columns.Any(name => table.Instances.Find(name) >= 0);
        var rows = ofInstances ? table.Instances : table.Samples;
        var values = new ExpressionColumns(condition, table, ofInstances);
        var (hits, seen) = (0L, 0L);
        for (var row = 0; row < rows.Count; row++)
        {
            if (!Counts(rows, row, holds) || values.ReadsEmpty(row))
                continue;
            seen++;
            if (values.Evaluate(row) == 1 && !suppressed.Contains((ofInstances ? run.ItemOfInstance(row) : run.ItemOfSample(row)) ?? ""))
                hits++;
        }
        return seen == 0 ? GateFigure.Unknown("no row has what the condition reads") : new GateFigure((double)hits / seen, seen);
    }

    GateFigure Mean(string name, Func<int, bool> holds)
    {
        var rows = run.Table.Instances.Find(name) >= 0 ? run.Table.Instances : run.Table.Samples;
        var (sum, seen) = (0.0, 0L);
        for (var row = 0; row < rows.Count; row++)
            if (Counts(rows, row, holds) && rows.Value(name, row) is { } value)
                (sum, seen) = (sum + value, seen + 1);
        return seen == 0 ? GateFigure.Unknown($"no row has a value of '{name}'") : new GateFigure(sum / seen, seen);
    }

    bool Counts(Rows rows, int row, Func<int, bool> holds) => rows.Samples[row] is var sample && !run.IsFailed[sample] && holds(sample);

    GateFigure Count(string kind, Func<int, bool> holds) => new(run.Findings().Count(finding => (kind == "any" || finding.Kind == kind) && holds(finding.Sample) && !suppressed.Contains(finding.Item)), run.Ids.Index().Count(entry => holds(entry.Index)));

    GateFigure Named(string figure, Func<int, bool> holds) => figure switch
    {
        "control.wrong" => Wrong(run.Review.Value.Queue.Where(run.Review.Value.IsControl), holds, "no item of the control is decided yet"),
        "reviewed.wrong" => Wrong(run.Review.Value.Queue, holds, "nothing is decided yet"),
        "overall.wrong" => Overall(),
        "review.decided" => Decided(holds),
        "review.conflicts" => new GateFigure(run.Status.Value.Conflicts, run.Status.Value.Items),
        "review.quality" => run.Status.Value.Penalties is [{ Quality: { } quality } all, ..] ? new GateFigure(quality, all.Decided) : GateFigure.Unknown("nothing is decided yet, or no error has a price"),
        "rubric.quality" => Mean("rubric", holds) is { Value: { } penalty } figureOf ? figureOf with { Value = 100 - penalty } : GateFigure.Unknown("the run has no values of 'rubric'"),
        "run.failed" => new GateFigure(run.Ids.Index().Count(entry => holds(entry.Index) && run.IsFailed[entry.Index]) / (double)Math.Max(1, run.Ids.Index().Count(entry => holds(entry.Index))), run.Samples),
        _ => Agreement(figure),
    };

    GateFigure Wrong(IEnumerable<Item> items, Func<int, bool> holds, string none)
    {
        var review = run.Review.Value;
        var decided = items.Where(item => review.IsWrong(item) is not null && holds(run.PositionOf(item.Sample))).ToArray();
        bool IsWrong(Item item) => review.IsWrong(item) == true && !suppressed.Contains(item.Id);
        if (decided.Length == 0)
            return GateFigure.Unknown(none);
        var (wrong, clusters) = (decided.Count(IsWrong), decided.GroupBy(review.ClusterOf).ToArray());
        if (!review.HasClusters)
            return new GateFigure((double)wrong / decided.Length, decided.Length, Wilson.Interval(wrong, decided.Length), Wilson.Bounds(wrong, decided.Length)) { IsShare = true };
        var interval = Wilson.Interval([.. clusters.Select(cluster => (double)cluster.Count(IsWrong))], [.. clusters.Select(cluster => (double)cluster.Count())]);
        return new GateFigure((double)wrong / decided.Length, decided.Length, interval, interval); // Two-sided limits are bounds with more than 95 % certainty.
    }

    GateFigure Overall() => run.Status.Value is { Overall: { } overall } ? new GateFigure(overall.Share.Value, overall.Decided, (overall.Share.Low, overall.Share.High), (overall.Share.Low, overall.Share.High))
        : GateFigure.Unknown(run.Status.Value.Notes is [var note, ..] ? note : "nothing is decided yet");

    GateFigure Decided(Func<int, bool> holds)
    {
        var queue = run.Review.Value.Queue.Where(item => holds(run.PositionOf(item.Sample))).ToArray();
        return queue.Length == 0 ? GateFigure.Unknown("nothing is queued") : new GateFigure(queue.Count(item => run.Review.Value.IsWrong(item) is not null) / (double)queue.Length, queue.Length);
    }

    GateFigure Agreement(string figure)
    {
        if (run.Status.Value.Agreement is not [var all, ..])
            return GateFigure.Unknown("no item was decided by two reviewers");
        var number = figure switch { "agreement.percent" => all.Percent, "agreement.kappa" => all.CohenKappa ?? all.FleissKappa, "agreement.alpha" => all.Alpha, _ => all.Ac1 };
        return number.Value is { } value ? new GateFigure(value, all.Items, number.Interval, number.Interval) : GateFigure.Unknown("all reviewers said the same of everything, so that there is no agreement beyond chance to measure");
    }
}
