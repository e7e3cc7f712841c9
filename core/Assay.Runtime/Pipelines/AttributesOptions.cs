using System.ComponentModel;

namespace Assay.Runtime.Pipelines;

/// <summary>The dataset's host-level key <c>attributes:</c>: facts about samples that the format itself does not hold.</summary>
public sealed record AttributesOptions
{
    [Description("A CSV file with a header and a row per sample.")]
    public required InputPath File { get; init; }

    [Description("The column that holds the samples' ids; the first one, when it is left out.")]
    public string? Sample { get; init; }
}
