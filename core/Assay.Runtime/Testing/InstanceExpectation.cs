using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Assay.Runtime.Running;

namespace Assay.Runtime.Testing;

/// <summary>A row of instances.csv, as far as a test is interested.</summary>
public sealed record InstanceExpectation
{
    [Description("The sample.")]
    public required string Sample { get; init; }

    [Description("'label', the id of the reference that has the instance, or 'region:' and the id of the step that found a region.")]
    public string Side { get; init; } = InstanceItem.LabelSide;

    [Description("Its position, from 0.")]
    [Range(0, int.MaxValue)]
    public required int Instance { get; init; }

    [Rest]
    [Description("A number, or 'empty'.")]
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();
}
