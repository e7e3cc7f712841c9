using System.ComponentModel;

namespace Assay.Runtime.Testing;

/// <summary>An item of the queue. A bare sample id stands for any item of that sample.</summary>
public sealed record QueueExpectation
{
    [Description("The sample.")]
    public required string Sample { get; init; }

    [Description("The labels' instance, by position.")]
    public int? Instance { get; init; }

    [Description("The reference's instance that has no label, by position.")]
    public int? ReferenceInstance { get; init; }

    public bool Fits(Item item) => Sample == item.Sample && (Instance ?? item.Instance) == item.Instance && (ReferenceInstance ?? item.ReferenceInstance) == item.ReferenceInstance;

    public static QueueExpectation Of(Item item) => new() { Sample = item.Sample, Instance = item.Instance, ReferenceInstance = item.ReferenceInstance };
}
