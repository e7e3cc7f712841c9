using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>The share of pixels where the reference decides as the labels say.</summary>
[Component("correct_pixels", "Share of pixels where label map and reference agree.")]
public sealed class CorrectPixelsScorer : IScorer
{
    const string Role = "reference";

    /// <summary>The one option, the reference, is the host's to follow.</summary>
    public CorrectPixelsScorer(CorrectPixelsOptions options) => ArgumentNullException.ThrowIfNull(options);

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities | Evidence.LabelMap)];

    public Evidence Labels => Evidence.LabelMap;

    public IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("largest_region", End: Suspicious.High, Unit: "px") { DependsOnSize = true }];

    public Score Examine(Exam exam)
    {
        using var decided = Decided.Of(exam, Role);
        if (decided is null || PixelCounts.Of(decided) is not { Compared: > 0 } counts)
            return Score.None;
        var largest = DifferingRegion.FindLargest(decided);
        return new Score
        {
            Values = [(double)counts.Agreed / counts.Compared, largest?.Pixels ?? 0],
            Reason = largest?.Describe(exam.Classes),
            Where = largest?.Where,
        };
    }
}
