using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Rubric;

/// <summary>What a pipeline says of the price of a kind of finding.</summary>
public sealed record Price
{
    [Description("How bad it is: critical, medium, low or a word of 'severities'; a number is taken for the penalty. Left out: as in the table, or for a kind of your own the dearest severity that costs no more than the penalty.")]
    [Shorthand]
    public string? Severity { get; init; }

    [Description("In percent. Left out: what the severity costs.")]
    [Range(0.0, 100.0)]
    public double? Penalty { get; init; }
}
