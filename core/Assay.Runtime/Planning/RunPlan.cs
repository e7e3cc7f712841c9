using Assay.Runtime.Running;

namespace Assay.Runtime.Planning;

/// <summary>What a run would read, ask, add and write.</summary>
public sealed record RunPlan
{
    /// <summary>Samples that would be audited, of those there are.</summary>
    public required int Samples { get; init; }
    public required int Available { get; init; }
    public required IReadOnlyList<string> Classes { get; init; }
    public required Coverage Coverage { get; init; }
    public required string Dataset { get; init; }
    public required IReadOnlyList<InputSize> Inputs { get; init; }
    public required IReadOnlyList<ReferencePlan> References { get; init; }

    /// <summary>Size of the control sample.</summary>
    public required int Control { get; init; }
    public required IReadOnlyList<StagePlan> Stages { get; init; }

    /// <summary>By full name, in the order in which they appear.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>How many samples can be queued at most, with the control.</summary>
    public required int QueueMost { get; init; }
    public required FolderPlan Folder { get; init; }

    /// <summary>What opening found.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What opening alone flattened, dropped or guessed.</summary>
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    /// <summary>What auditing a few samples showed; null when none were.</summary>
    public ProbeReport? Probe { get; init; }

    /// <summary>Null without a probe.</summary>
    public Forecast? Forecast { get; init; }
}

/// <summary>Files behind an option.</summary>
/// <param name="Of">The dataset, or a reference's id.</param>
/// <param name="Option">The option that names them.</param>
public sealed record InputSize(string Of, string Option, string Path, int Files, long Bytes);

/// <summary>How a reference joins, and what it will be asked.</summary>
/// <param name="Matched">Samples of the dataset that it knows.</param>
/// <param name="Unused">Samples that only it has.</param>
/// <param name="Missing">Examples of samples that it does not know.</param>
public sealed record ReferencePlan(string Id, string Component, Evidence Gives, bool Costly, bool ReadsLabels, int Matched, int Of, int Unused, IReadOnlyList<string> Missing)
{
    /// <summary>Of a costly reference: opinions kept from earlier runs, among samples looked at.</summary>
    public int Kept { get; init; }
    public int LookedAt { get; init; }
}

/// <summary>What happens between two barriers.</summary>
/// <param name="Kind"><c>score</c>, <c>survey</c> or <c>table</c>.</param>
/// <param name="Asks">The references that are asked.</param>
/// <param name="Least">Samples that reach it at least, and at most: what a selector keeps is known afterwards only.</param>
public sealed record StagePlan(string Kind, IReadOnlyList<string> Steps, IReadOnlyList<string> Asks, int Least, int Most);

/// <param name="State"><c>new</c>, <c>resumed</c>, <c>finished</c> (a run of the same; it is written again from what it kept) or <c>refused</c>.</param>
/// <param name="Why">Why it is refused.</param>
public sealed record FolderPlan(string Path, string State, string? Why = null);

/// <summary>Samples that were audited on the quick.</summary>
/// <param name="Asked">Costly references, and how many questions they were asked.</param>
/// <param name="Failures">Why samples could not be audited.</param>
/// <param name="Keeps">Whether the answers are kept for the run.</param>
public sealed record ProbeReport(int Samples, double Seconds, IReadOnlyDictionary<string, int> Asked, IReadOnlyList<Problem> Failures, bool Keeps = true);
