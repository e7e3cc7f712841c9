using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Labels against probabilities: what every scorer of the two refuses, and which stored type its kernels are compiled for.</summary>
/// <param name="check">Which pixels' probabilities are checked beyond those that a score reads.</param>
public abstract class ProbabilityScorer(Check check) : IScorer
{
    /// <summary>The role of the reference.</summary>
    protected const string Role = "reference";

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.LabelMap;

    /// <inheritdoc/>
    public virtual bool NeedsDenseLabels => false;

    /// <inheritdoc/>
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (exam.LabelMap is not { } labels || exam.Opinion(Role).Probabilities is not { Classes: > 0 } probabilities)
            return Score.None;
        Refusals.Sizes(labels.Size, probabilities.Size);
        Refusals.Outside(labels, probabilities.Classes);
        // The stored type is looked at once; the kernels are compiled for each.
        return Type.GetTypeCode(probabilities.ElementType) switch
        {
            TypeCode.Single => Inspect<float>(exam, labels, probabilities),
            TypeCode.Double => Inspect<double>(exam, labels, probabilities),
            TypeCode.Byte => Inspect<byte>(exam, labels, probabilities),
            _ => Inspect<Half>(exam, labels, probabilities),
        };
    }

    /// <inheritdoc/>
    public float[]? MapOf(Exam exam) => exam.LabelMap is not { } labels || exam.Opinion(Role).Probabilities is not { Classes: > 0 } probabilities ? null
        : Type.GetTypeCode(probabilities.ElementType) switch
        {
            TypeCode.Single => LabelProbability.Map<float>(labels, probabilities),
            TypeCode.Double => LabelProbability.Map<double>(labels, probabilities),
            TypeCode.Byte => LabelProbability.Map<byte>(labels, probabilities),
            _ => LabelProbability.Map<Half>(labels, probabilities),
        };

    Score Inspect<T>(Exam exam, LabelMap labels, Probabilities probabilities) where T : unmanaged
    {
        var values = probabilities.Values<T>();
        var report = ProbabilityCheck.Inspect(values, probabilities.Classes, labels.Ids.Length, labels.Ids, probabilities.Complete, check == Check.All);
        Refusals.Defect(report.Defect, labels.Size.Width, exam.Classes);
        var score = Examine(exam, labels, probabilities, values);
        return report.OneHot && score.Reason is { } reason ? score with { Reason = reason + "; the probabilities are one-hot" } : score;
    }

    /// <summary>Scores labels and values of one size; every label has a plane.</summary>
    protected abstract Score Examine<T>(Exam exam, LabelMap labels, Probabilities probabilities, ReadOnlySpan<T> values) where T : unmanaged;
}
