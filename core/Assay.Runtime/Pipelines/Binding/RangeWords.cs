using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>A range in words.</summary>
public static class RangeWords
{
    /// <summary><c>at least 1</c>, <c>between 0 and 1</c>, <c>more than 0 and at most 5</c>.</summary>
    public static string Of(RangeAttribute range)
    {
        var (low, high) = (Text(range.Minimum), Text(range.Maximum));
        var lower = low is null ? null : (range.MinimumIsExclusive ? "more than " : "at least ") + low;
        var upper = high is null ? null : (range.MaximumIsExclusive ? "less than " : "at most ") + high;
        return lower is null || upper is null ? lower ?? upper ?? "any number"
            : range is { MinimumIsExclusive: false, MaximumIsExclusive: false } ? $"between {low} and {high}"
            : $"{lower} and {upper}";
    }

    /// <summary>A bound; null when it is none.</summary>
    static string? Text(object bound) =>
        Convert.ToDouble(bound, CultureInfo.InvariantCulture) is var value && (!double.IsFinite(value) || Math.Abs(value) >= int.MaxValue)
            ? null : Convert.ToString(bound, CultureInfo.InvariantCulture);
}
