using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Testing;

/// <summary>What a case expects; what is left out is not looked at. But a sample that fails, or a refusal, is never passed over.</summary>
public sealed record Expectations
{
    [Description("How far a number may be off.")]
    [Range(0, double.MaxValue)]
    public double Tolerance { get; init; } = 1e-6;

    [Description("Scores by sample and column: a number, or 'empty' for no evidence.")]
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Scores { get; init; }

    [Description("Scores of instances: sample, side ('label', or a reference's id), instance, and a number or 'empty' for each column.")]
    public IReadOnlyList<InstanceExpectation>? Instances { get; init; }

    [Description("The whole queue in review order: sample ids, or for objects also which instance.")]
    public IReadOnlyList<QueueExpectation>? Queue { get; init; }

    [Description("Every finding there is, told by any of its fields; each line stands for as many as 'count' says. The first line that fits takes a finding.")]
    public IReadOnlyList<FindingExpectation>? Findings { get; init; }

    [Description("Rows of tables, the header first, by step.table.")]
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Tables { get; init; }

    [Description("Samples that cannot be audited, each with its code; none when left out.")]
    public IReadOnlyDictionary<string, string>? Failed { get; init; }

    [Description("Problems in the data, by code: how many.")]
    public IReadOnlyDictionary<string, int>? Problems { get; init; }

    [Description("The conversion ledger by code: how many were flattened, dropped or guessed.")]
    public IReadOnlyDictionary<string, long>? Ledger { get; init; }

    [Description("The codes with which lint, or opening the data, refuses the pipeline.")]
    public IReadOnlyList<string>? Refused { get; init; }

    [Description("The exit code of 'assay run': 0 done, 2 refused, 4 some samples could not be audited. With 4, and without 'failed', any samples may fail.")]
    [Range(0, 4)]
    public int? Exit { get; init; }
}
