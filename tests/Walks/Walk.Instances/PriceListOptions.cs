using System.ComponentModel;

namespace Walk.Instances;

public sealed record PriceListOptions
{
    [Description("The reference whose instances may be missing from the labels.")]
    public ReferenceName? Reference { get; init; }

    [Rest]
    [Description("The price of each kind of finding, in percent.")]
    public IReadOnlyDictionary<string, double> Prices { get; init; } = new Dictionary<string, double>();
}
