using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Soft minimum of the probability that the reference gives each pixel's label.</summary>
[Component("soft_min", "Soft minimum over pixels of the probability of the labelled class (cleanlab's score for segmentation).")]
public sealed class SoftMinScorer(SoftMinOptions options) : IScorer
{
    const string Role = "reference";

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities)];

    public Evidence Labels => Evidence.LabelMap;

    public IReadOnlyList<Column> Columns { get; } = [new Column("")];

    public Score Examine(Exam exam)
    {
        if (exam.LabelMap is not { } labels || exam.Opinion(Role).Probabilities is not { Classes: > 0 } probabilities)
            return Score.None;
        Refusals.Sizes(labels.Size, probabilities.Size);
        Refusals.Outside(labels, probabilities.Classes);
        // The stored type is looked at once; the kernels are compiled for each.
        return Type.GetTypeCode(probabilities.ElementType) switch
        {
            TypeCode.Single => Examine<float>(exam, labels, probabilities),
            TypeCode.Double => Examine<double>(exam, labels, probabilities),
            TypeCode.Byte => Examine<byte>(exam, labels, probabilities),
            _ => Examine<Half>(exam, labels, probabilities),
        };
    }

    Score Examine<T>(Exam exam, LabelMap labels, Probabilities probabilities) where T : unmanaged
    {
        var values = probabilities.Values<T>();
        var report = ProbabilityCheck.Inspect(values, probabilities.Classes, labels.Ids.Length, labels.Ids, probabilities.Complete, options.Check == Check.All);
        Refusals.Defect(report.Defect, labels.Size.Width, exam.Classes);
        var result = SoftMin.Score(values, probabilities.Classes, labels.Ids, options.Temperature);
        Refusals.Defect(result.Defect, labels.Size.Width, exam.Classes);
        return result.Score is null
            ? Score.None
            : new Score { Values = [result.Score], Reason = Describe(exam, labels, result) + (report.OneHot ? "; the probabilities are one-hot" : "") };
    }

    static string Describe(Exam exam, LabelMap labels, SoftMinResult result)
    {
        var width = labels.Size.Width;
        return $"p {result.Lowest:G3} for '{exam.Classes.NameOf(labels.Ids[result.Pixel])}' at ({result.Pixel % width},{result.Pixel / width})";
    }
}
