using System.ComponentModel;

namespace Walk.Slow;

public sealed record SlowModelOptions
{
    [Description("How long it thinks about one sample.")]
    public int Milliseconds { get; init; } = 5;

    [Description("How many samples it is asked about at once.")]
    public int Batch { get; init; } = 3;
}
