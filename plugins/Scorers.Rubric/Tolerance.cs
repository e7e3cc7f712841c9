using System.Globalization;

namespace Assay.Scorers.Rubric;

/// <summary>
/// Whether an outline is off by more than it may be: its 95th percentile or its worst arc, never its mean (a bite of 15 x 40 px out of an object of 120 px has a mean of 1.25 px).
/// </summary>
sealed class Tolerance(RubricOptions options)
{
    /// <summary>An outline's distance and what is allowed, in the unit of its name.</summary>
    public readonly record struct Reading(string Name, double Value, double Allowed)
    {
        public bool IsBeyond => Value > Allowed;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Value:0.##} {(IsBeyond ? "beyond" : "within")} {Allowed:0.##}");
    }

    /// <summary>Whether a finding says in pixels or metres how far an outline is off.</summary>
    public static bool IsMeasured(Finding finding) => finding.Measured.Keys.Any(name => name is "p95_px" or "arc_px" or "p95_m" or "arc_m");

    /// <summary>Null when the finding does not say how far off the outline is.</summary>
    public Reading? Of(Finding finding, Exam exam)
    {
        if (options.ToleranceM is { } metres && Largest(finding, "m") is var (name, value))
            return new Reading(name, value, metres);
        return Largest(finding, "px") is var (pixels, distance) ? new Reading(pixels, distance, Math.Max(options.TolerancePx, options.ToleranceRel is { } share ? share * Side(finding, exam) : 0)) : null;
    }

    (string, double)? Largest(Finding finding, string unit)
    {
        string[] names = options.Measure switch { OutlineMeasure.P95 => ["p95_"], OutlineMeasure.Arc => ["arc_"], _ => ["p95_", "arc_"] };
        (string, double)? largest = null;
        foreach (var name in names.Select(name => name + unit))
            if (finding.Measured.TryGetValue(name, out var value) && !(value <= largest?.Item2))
                largest = (name, value);
        return largest;
    }

    /// <summary>The side of a square as large as the labelled object; 0 for an outline that is no object's.</summary>
    static double Side(Finding finding, Exam exam) => finding.Instance is { } at && exam.Instances![at] is var label
        ? Math.Sqrt(exam.Mask(label) is { Area: > 0 and var area } ? area : label.Bounds?.Area ?? 0) : 0;
}
