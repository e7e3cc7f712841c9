namespace Assay.Scorers.Agreement;

/// <summary>How a pixel counts where the reference decides for no class with enough confidence.</summary>
public enum Unsure
{
    /// <summary>Not at all.</summary>
    Out,
    /// <summary>As agreement: doubt is no objection.</summary>
    Correct,
    /// <summary>As disagreement.</summary>
    Wrong,
}
