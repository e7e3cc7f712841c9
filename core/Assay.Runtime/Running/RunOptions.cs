namespace Assay.Runtime.Running;

/// <summary>How to run, apart from what the pipeline says.</summary>
/// <param name="Out">The run folder; made, or resumed.</param>
/// <param name="Jobs">Samples examined at once. Results do not depend on it.</param>
/// <param name="Limit">Only the first samples of the dataset.</param>
/// <param name="Seed">Overrides the control's seed.</param>
/// <param name="Reuse">Takes finished scores and costly opinions from the cache that runs share, and adds to it.</param>
/// <param name="Update">A run that was made from something else is made anew in its folder; verdicts stay.</param>
/// <param name="Prefetch">The files of so many samples are read ahead. Results do not depend on it.</param>
public sealed record RunOptions(string Out, int Jobs, int? Limit = null, int? Seed = null, bool Reuse = true, bool Update = false, int Prefetch = 16);

/// <summary>What came of a run.</summary>
public sealed record RunOutcome
{
    public required string Folder { get; init; }
    public required int Samples { get; init; }

    /// <summary>Samples that could not be audited.</summary>
    public required int Failed { get; init; }

    public required IReadOnlyList<StepCount> Steps { get; init; }
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What reading the labels flattened, dropped or guessed; none of it is a problem.</summary>
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>How the samples of each reference fit the dataset's, in pipeline order.</summary>
    public IReadOnlyList<JoinReport> Joins { get; init; } = [];

    public required IReadOnlyList<Item> Queue { get; init; }

    /// <summary>What the columns of scores.csv and instances.csv mean, in their order.</summary>
    internal IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>How the queue's items came into it; null when nothing was queued.</summary>
    internal Sampling? Sampling { get; init; }

    /// <summary>What labelling the queue again costs; null when the pipeline does not say how to reckon it.</summary>
    public Costing.CostEstimate? Cost { get; init; }

    /// <summary>What came of the pipeline's gates; null when it has none.</summary>
    public Gating.GateReport? Gates { get; init; }

    /// <summary>How much was computed, and how much there already.</summary>
    public required WorkDone Work { get; init; }

    /// <summary>What of the jobs' time models took, a line a reference.</summary>
    public IReadOnlyList<string> Busy { get; init; } = [];
}

/// <summary>What a step did with the rows.</summary>
/// <param name="In">Samples that reached it.</param>
/// <param name="Kept">Samples that left it.</param>
/// <param name="Empty">Samples it had no evidence for (scorers).</param>
/// <param name="Failed">Samples that could not be audited in it.</param>
public sealed record StepCount(string Step, string Component, int In, int Kept, int Empty, int Failed);
