using System.ComponentModel;

namespace Walk.Survey;

public sealed record NumbersOptions
{
    [Description("A text file, 'name number' on each line.")]
    public required InputPath File { get; init; }
}
