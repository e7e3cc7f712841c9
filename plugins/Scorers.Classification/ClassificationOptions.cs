using System.ComponentModel;

namespace Assay.Scorers.Classification;

/// <summary>Options of the scorers that look at one sample.</summary>
public sealed record ClassificationOptions
{
    [Description("Whose class scores")]
    public ReferenceName? Reference { get; init; }
}
