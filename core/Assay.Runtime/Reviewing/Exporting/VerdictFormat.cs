namespace Assay.Runtime.Reviewing;

/// <summary>How verdicts leave a run.</summary>
public enum VerdictFormat
{
    /// <summary>A row per reviewer and item.</summary>
    Csv,
    /// <summary>The same with all that was judged.</summary>
    Json,
    /// <summary>The reviewed samples with their objects, each kept, corrected, removed or added.</summary>
    Coco,
    /// <summary>How hard reviewers found each sample: an attribute that <c>hi</c> and scripts read.</summary>
    Difficulty,
}
