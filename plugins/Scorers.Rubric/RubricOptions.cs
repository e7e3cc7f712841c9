using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Rubric;

/// <summary>What a pipeline may say of a <c>rubric</c> step.</summary>
public sealed record RubricOptions
{
    [Description("The reference whose objects are missing from the labels; needed for omissions to be rows of their own, and only where there are such references.")]
    public ReferenceName? Reference { get; init; }

    [Description("The steps whose findings are priced. Left out: all earlier ones.")]
    public IReadOnlyList<StepName> Steps { get; init; } = [];

    [Description("By kind of finding, what differs from the table: { severity: WORD, penalty: PERCENT }, or either of them alone. A kind that the table lacks is one of your own.")]
    public IReadOnlyDictionary<string, Price> Prices { get; init; } = new Dictionary<string, Price>();

    [Description("By severity, its price in percent, beside or in place of critical: 100, medium: 20, low: 5.")]
    public IReadOnlyDictionary<string, double> Severities { get; init; } = new Dictionary<string, double>();

    [Description("How prices add up, for an object and for a sample: the sum up to 100, the dearest alone, or 100 (1 - product of (1 - price / 100)).")]
    public Aggregation Aggregate { get; init; } = Aggregation.CappedSum;

    [Description("Of an outline, what is held against the tolerance: the 95th percentile of distances, the mean of the worst arc, or the larger of the two.")]
    public OutlineMeasure Measure { get; init; } = OutlineMeasure.Worst;

    [Description("How far an outline may be off, in pixels.")]
    [Range(0.0, 10_000.0)]
    public double TolerancePx { get; init; } = 2;

    [Description("How far an outline may be off, as a share of the square root of the object's area. The larger of this and tolerance_px holds.")]
    [Range(0.0, 1.0)]
    public double? ToleranceRel { get; init; }

    [Description("How far an outline may be off, in metres; holds in place of the pixels where the distance is measured in metres.")]
    [Range(0.0, 1_000_000.0)]
    public double? ToleranceM { get; init; }

    [Description("When more objects of a sample than this are beyond the tolerance, each costs the full price of inaccurate; else the price 'few'.")]
    [Range(0, int.MaxValue)]
    public int MinInstances { get; init; } = 1;

    [Description("The price of an outline beyond the tolerance when there are no more such objects in the sample than min_instances. Left out: medium. (The source prices only the other case.)")]
    public Price? Few { get; init; }

    [Description("Write tables of the dataset: the penalties and how they come about. They cost a second look at every sample.")]
    public bool Tables { get; init; } = true;

    [Description("From this intersection over union of their boxes on, two findings of one class without an object of their own are about the same place.")]
    [Range(0.01, 1.0)]
    public double SamePlace { get; init; } = 0.5;
}
