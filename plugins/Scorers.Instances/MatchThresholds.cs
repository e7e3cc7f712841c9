using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Assay.Scorers.Instances;

/// <summary>How much two instances must overlap to be one object: a number, or numbers by size. The size of a pair is the smaller of its two areas.</summary>
public sealed record MatchThresholds
{
    [Shorthand]
    [Description("From this intersection over union on, where no size says otherwise.")]
    [Range(0.0, 1.0)]
    public double Value { get; init; } = 0.5;

    [Description("Below 32 x 32 pixels.")]
    [Range(0.0, 1.0)]
    public double? Small { get; init; }

    [Description("From 32 x 32 to below 96 x 96 pixels.")]
    [Range(0.0, 1.0)]
    public double? Medium { get; init; }

    [Description("From 96 x 96 pixels on.")]
    [Range(0.0, 1.0)]
    public double? Large { get; init; }

    [Rest]
    [Description("In place of the three: from an area on, in square pixels, as in { 0: 0.3, 400: 0.5 }.")]
    [Range(0.0, 1.0)]
    public IReadOnlyDictionary<string, double> FromArea { get; init; } = new Dictionary<string, double>();

    /// <summary>One for all sizes.</summary>
    public static implicit operator MatchThresholds(double value) => new() { Value = value };

    /// <summary>Areas from which a threshold holds, ascending, the first 0.</summary>
    /// <exception cref="AssayException">A key is no area, or sizes are given in both ways.</exception>
    internal (double Area, double Iou)[] Steps()
    {
        if (FromArea.Count == 0)
            return [(0, Small ?? Value), (1024, Medium ?? Value), (9216, Large ?? Value)];
        if (Small is not null || Medium is not null || Large is not null)
            throw new AssayException("iou-sizes", "match: iou names sizes (small, medium, large) and areas, expected one of the two");
        List<(double Area, double Iou)> steps = [(0, Value)];
        foreach (var (key, iou) in FromArea)
            steps.Add((double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out var area) && area >= 0 && double.IsFinite(area) ? area
                : throw new AssayException("iou-sizes", $"match: iou has '{key}', expected small, medium, large or an area in square pixels from which the threshold holds"), iou));
        // A stable order: what is written for area 0 comes behind the default and wins.
        return [.. steps.OrderBy(step => step.Area)];
    }
}
