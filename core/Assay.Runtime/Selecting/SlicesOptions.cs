using System.ComponentModel;

namespace Assay.Runtime.Selecting;

public sealed record SlicesOptions
{
    [Description("Attributes of samples; each of their values is a slice.")]
    public required IReadOnlyList<string> By { get; init; }

    [Description("A C# condition over columns and attributes that says which rows count as wrong: ti < 0.5.")]
    public required Expression Wrong { get; init; }
}
