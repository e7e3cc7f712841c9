using Assay.Scorers.Confidence.ConfidentLearning;

namespace Assay.Scorers.Confidence;

/// <summary>
/// Confident learning for label maps as cleanlab 2.9's <c>segmentation.filter.find_label_issues</c> without <c>downsample</c>: thresholds per class, a count of believable
/// disagreements, and as many of the dataset's pixels with the lowest label flagged, unless the label is the most probable class. Pixels tied at the cut are all in.
/// </summary>
[Component("confident_learning", "Share of pixels that confident learning does not flag as wrongly labelled (cleanlab's find_label_issues for segmentation).")]
public sealed class ConfidentLearningScorer(ConfidentLearningOptions options) : IDatasetScorer
{
    ClassThresholds? thresholds;
    CutBucket? cut;
    Flags? flags;

    public IReadOnlyList<Need> Needs { get; } = [new Need(LabelledImage.Role, Evidence.Probabilities)];

    public Evidence Labels => Evidence.LabelMap;

    public IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("flagged", End: Suspicious.High, Unit: "px")];

    public int Rounds => 3;

    public ISurvey Begin(int round) => round switch
    {
        0 => new ThresholdSurvey(options.Check),
        1 => new CutSurvey(Learned(thresholds)),
        _ => new PairSurvey(Learned(cut)),
    };

    public void Close(int round, ISurvey merged)
    {
        if (merged is ThresholdSurvey first)
            thresholds = first.Thresholds(options.UnseenClass);
        else if (merged is CutSurvey second)
            cut = second.Cut();
        else
            flags = ((PairSurvey)merged).Flags();
    }

    public Score Examine(Exam exam)
    {
        if (LabelledImage.Of(exam) is not { } image)
            return Score.None;
        var used = image.Labels.Ids.Length - image.Labels.Ids.Count(LabelMap.Void);
        if (used == 0)
            return Score.None;
        var flagged = new Flagged(image, Learned(flags).Cut);
        var score = new Score { Values = [(double)(used - flagged.Count) / used, flagged.Count], Map = flagged.Map(image.Labels.Ids) };
        if (flagged.Count == 0)
            return score;
        var (worst, pixels) = flagged.Worst;
        return score with { Reason = Describe(image, flagged, worst, pixels), Where = flagged.LargestRegion(worst) };
    }

    static string Describe(LabelledImage image, Flagged flagged, uint worst, int pixels) =>
        $"{flagged.Count} px flagged, {(pixels == flagged.Count ? "all" : $"{pixels}")} of them '{image.Classes.NameOf(Flagged.Given(worst))}' that look like '{image.Classes.NameOf(Flagged.Predicted(worst))}'";

    public IEnumerable<DatasetTable> Tables() => [PairTable.Of(Learned(thresholds), Learned(flags)), ClassTable.Of(Learned(thresholds), Learned(cut), Learned(flags))];

    static T Learned<T>(T? from) where T : class => from ?? throw new InvalidOperationException("confident_learning needs its rounds closed in their order");
}
