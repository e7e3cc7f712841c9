namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>What to make of a prediction of a class that is never annotated.</summary>
public enum UnseenClass
{
    /// <summary>Its threshold is 2: it is never believed.</summary>
    CannotVouch,
    /// <summary>Its threshold is 2e-6: it is always believed.</summary>
    AlwaysSuspicious,
}
