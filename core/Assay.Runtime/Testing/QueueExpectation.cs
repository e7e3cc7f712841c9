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

    [Description("The region, by its position among those of the step that found it.")]
    public int? Region { get; init; }

    public bool Fits(Item item) => (Region ?? item.Region?.Index) == item.Region?.Index && Sample == item.Sample && (Instance ?? item.Instance) == item.Instance && (ReferenceInstance ?? item.ReferenceInstance) == item.ReferenceInstance;

    public static QueueExpectation Of(Item item) => new() { Sample = item.Sample, Instance = item.Instance, ReferenceInstance = item.ReferenceInstance, Region = item.Region?.Index };
}
