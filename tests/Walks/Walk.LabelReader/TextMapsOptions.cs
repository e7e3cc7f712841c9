using System.ComponentModel;

namespace Walk.LabelReader;

public sealed record TextMapsOptions
{
    [Description("A text file, 'name map' on each line.")]
    public required InputPath File { get; init; }
}
