using System.ComponentModel;

namespace Walk.Instances;

public sealed record CorrectedCocoOptions
{
    [Description("The file to write.")]
    public required OutputPath File { get; init; }
}
