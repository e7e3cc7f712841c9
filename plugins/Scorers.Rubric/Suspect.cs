namespace Assay.Scorers.Rubric;

/// <summary>What several findings may be about: an object, which labels and reference may both have, a place without one, or the sample as a whole.</summary>
sealed class Suspect
{
    /// <summary>Position in the labels' instances.</summary>
    public int? Label { get; init; }

    /// <summary>Position in the reference's instances.</summary>
    public int? Reference { get; set; }

    /// <summary>Somebody says that label and reference's object are one: a pair of an earlier step, or a finding that names both.</summary>
    public bool IsPaired => Label is not null && Reference is not null;

    /// <summary>It is the sample, which holds any number of errors.</summary>
    public bool IsSample { get; init; }

    /// <summary>A box that no instance stands for.</summary>
    public bool IsPlace => Label is null && Reference is null && !IsSample;

    public List<Suspicion> Suspicions { get; } = [];

    /// <summary>Those that count.</summary>
    public IEnumerable<Suspicion> Counting => Suspicions.Where(suspicion => suspicion.Counts);
}
