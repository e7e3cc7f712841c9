using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Review.Terminal;

/// <summary>How the values of a view become brightness.</summary>
public enum Stretch
{
    /// <summary>From one share of the image's values to another.</summary>
    Percentile,
    /// <summary>From one value to another, the same for every image.</summary>
    Fixed,
}

/// <summary>A way to look at an image: bands, or expressions over bands, as colours.</summary>
public sealed record ViewOptions
{
    /// <summary>One expression for grey or three for red, green, blue.</summary>
    [Shorthand]
    [Description("One expression for grey or three for red, green and blue: names of bands, numbers, + - * /, brackets, min, max, abs, sqrt, log")]
    public required IReadOnlyList<string> Bands { get; init; }

    /// <summary>Percentiles or fixed values.</summary>
    [Description("percentile: dark and bright are shares of each image's values; fixed: the values min and max, the same for every image")]
    public Stretch Stretch { get; init; } = Stretch.Percentile;

    /// <summary>What is shown as black, in percent.</summary>
    [Range(0.0, 100.0)]
    [Description("percentile: the share of values, in percent, below which all is dark")]
    public double Low { get; init; } = 2;

    /// <summary>What is shown as full brightness, in percent.</summary>
    [Range(0.0, 100.0)]
    [Description("percentile: the share of values, in percent, above which all is bright")]
    public double High { get; init; } = 98;

    /// <summary>The value shown as black.</summary>
    [Description("fixed: the value that is dark")]
    public double Min { get; init; }

    /// <summary>The value shown as full brightness.</summary>
    [Description("fixed: the value that is bright")]
    public double Max { get; init; } = 255;
}
