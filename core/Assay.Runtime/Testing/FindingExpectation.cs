using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Testing;

/// <summary>A finding by any of its fields; those left out may be anything.</summary>
public sealed record FindingExpectation
{
    [Description("The sample.")]
    public string? Sample { get; init; }

    [Description("The step that found it.")]
    public string? Step { get; init; }

    [Description("omission, extra, wrong_label, inaccurate, ...")]
    public string? Kind { get; init; }

    [Description("What sort within its kind: noise, style, hole, ...")]
    public string? Tag { get; init; }

    [Description("The class that the label says.")]
    public string? Class { get; init; }

    [Description("The class that the reference says.")]
    public string? ReferenceClass { get; init; }

    [Description("The labels' instance, by position.")]
    public int? Instance { get; init; }

    [Description("The reference's instance, by position.")]
    public int? ReferenceInstance { get; init; }

    [Description("The id of the reference.")]
    public string? Reference { get; init; }

    [Description("What was measured, by name.")]
    public IReadOnlyDictionary<string, double>? Measured { get; init; }

    [Description("Its area.")]
    public double? AreaPx { get; init; }

    [Description("Words beside its numbers, such as both values of an attribute.")]
    public string? Detail { get; init; }

    [Description("Its price, when a rubric has priced it.")]
    public double? Penalty { get; init; }

    [Description("How bad a rubric calls it.")]
    public string? Severity { get; init; }

    [Description("The rubric's rule that priced it, or why it does not count; with or without what follows its colon.")]
    public string? Rule { get; init; }

    [Description("How many such findings there are.")]
    [Range(1, int.MaxValue)]
    public int Count { get; init; } = 1;

    /// <summary>Whether a finding, with every field it has, is one of these.</summary>
    public bool Fits(FindingExpectation found, double tolerance) =>
        Same(Sample, found.Sample) && Same(Step, found.Step) && Same(Kind, found.Kind) && Same(Tag, found.Tag) && Same(Class, found.Class) && Same(ReferenceClass, found.ReferenceClass) && Same(Reference, found.Reference)
        && Near(Instance, found.Instance, 0) && Near(ReferenceInstance, found.ReferenceInstance, 0) && Near(AreaPx, found.AreaPx, tolerance) && Near(Penalty, found.Penalty, tolerance)
        && Same(Detail, found.Detail) && Same(Severity, found.Severity) && (Same(Rule, found.Rule) || found.Rule?.StartsWith(Rule + ":", StringComparison.Ordinal) == true)
        && (Measured ?? new Dictionary<string, double>()).All(entry => found.Measured!.TryGetValue(entry.Key, out var value) && Near(entry.Value, value, tolerance));

    static bool Same(string? expected, string? found) => expected is null || expected == found;

    static bool Near(double? expected, double? found, double tolerance) => expected is null || Math.Abs(expected.Value - found ?? double.NaN) <= tolerance;
}
