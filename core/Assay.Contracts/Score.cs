namespace Assay;

/// <summary>Which end of a column points at wrong labels.</summary>
public enum Suspicious
{
    /// <summary>Neither: the column informs.</summary>
    Neither,
    /// <summary>Low values: a quality, in [0,1], 1 = trustworthy.</summary>
    Low,
    /// <summary>High values: a hardness, a distance, a penalty.</summary>
    High,
}

/// <summary>What a column describes.</summary>
public enum Of
{
    /// <summary>A value per sample.</summary>
    Sample,
    /// <summary>A value per instance.</summary>
    Instance,
}

/// <summary>A column that a step adds. Its full name is the step's id, followed by <c>_name</c> unless the name is empty.</summary>
/// <param name="Name">snake_case; empty for the step's main value.</param>
/// <param name="Of">Sample or instance.</param>
/// <param name="End">Which end is suspicious.</param>
/// <param name="Unit">A measure's unit ("px"); null for a quality or a count.</param>
public sealed record Column(string Name, Of Of = Of.Sample, Suspicious End = Suspicious.Low, string? Unit = null)
{
    /// <summary>Values of samples of very different sizes do not compare: the host warns when a step orders such samples by this column alone.</summary>
    public bool DependsOnSize { get; init; }

    /// <summary>
    /// The share of the values, above 0, that may be one and the same before the host warns: for a sample column that is to tell samples apart and that people fill in, who
    /// may have left it where it stood. Null: any share.
    /// </summary>
    public double? MostEqual { get; init; }
}

/// <summary>What a scorer says of one exam.</summary>
public sealed record Score
{
    /// <summary>No evidence: every column is empty.</summary>
    public static Score None { get; } = new();

    /// <summary>The sample columns in the order the scorer declares them; null, or missing at the end, is "no evidence". Never NaN.</summary>
    public IReadOnlyList<double?> Values { get; init; } = [];

    /// <summary>Rows for instances, of the labels and of references (an omission has no other).</summary>
    public IReadOnlyList<InstanceScore> Instances { get; init; } = [];

    /// <summary>Suspicions with a place.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Rows for regions of the sample, among those of instances. What and where a region is, a finding says.</summary>
    public IReadOnlyList<RegionScore> Regions { get; init; } = [];

    /// <summary>Labels and a reference's instances that are one object: what later steps measure and price. They make no rows.</summary>
    public IReadOnlyList<InstancePair> Pairs { get; init; } = [];

    /// <summary>A value per pixel, row-major, NaN where there is none; kept only when the step says <c>maps: true</c>.</summary>
    public float[]? Map { get; init; }

    /// <summary>A few words for the queue: what in this sample made the value what it is. Null when the numbers say it all.</summary>
    public string? Reason { get; init; }

    /// <summary>The place that the reason speaks of, in the sample's pixels: where a reviewer should look first. Null when it is nowhere in particular.</summary>
    public Box? Where { get; init; }

    /// <summary>A single value, or no evidence.</summary>
    public static implicit operator Score(double? value) => value is null ? None : new Score { Values = [value] };

    /// <summary>A single value.</summary>
    public static implicit operator Score(double value) => new() { Values = [value] };
}

/// <summary>A row of instance columns.</summary>
/// <param name="Role">Null for an instance of the labels, else the role whose opinion holds it.</param>
/// <param name="Index">Position in the list of instances.</param>
/// <param name="Values">The instance columns in the order the scorer declares them.</param>
public sealed record InstanceScore(string? Role, int Index, IReadOnlyList<double?> Values);

/// <summary>A row of instance columns for a region, which can be selected, queued and reviewed as an instance can. Its identity is the step, both classes and the box of its finding.</summary>
/// <param name="Finding">Position in <see cref="Score.Findings"/> of the one that describes it; that has a box and names no instance.</param>
/// <param name="Values">The instance columns in the order the scorer declares them.</param>
public sealed record RegionScore(int Finding, IReadOnlyList<double?> Values);
