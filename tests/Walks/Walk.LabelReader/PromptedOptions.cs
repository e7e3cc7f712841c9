using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Walk.LabelReader;

public sealed record PromptedOptions
{
    [Description("How many samples it is asked at once.")]
    [Range(1, 64)]
    public int Batch { get; init; } = 4;

    [Description("What the area is multiplied with.")]
    public double Gain { get; init; } = 1;
}
