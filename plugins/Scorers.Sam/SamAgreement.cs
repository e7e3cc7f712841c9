using System.Globalization;

namespace Assay.Scorers.Sam;

/// <summary>
/// Labels against the masks that SAM draws when it is prompted with them. What counts is not how well the two overlap but how that compares with other labels of the class and
/// size, where SAM knows what it sees.
/// </summary>
[Component("sam_agreement", "Labels against SAM's masks of the same objects, where SAM is to be trusted, ranked among labels of one class and size.")]
public sealed class SamAgreement : IDatasetScorer
{
    const string Role = "reference";
    readonly SamAgreementOptions options;
    readonly IHost host;
    ClassList classes = ClassList.Unknown;
    AgreementSurvey? survey;
    AgreementQuantiles? quantiles;

    /// <exception cref="AssayException">Sizes do not rise.</exception>
    public SamAgreement(SamAgreementOptions options, IHost host)
    {
        if (options.Sizes.Where((from, i) => !(from > (i == 0 ? 0 : options.Sizes[i - 1]) && double.IsFinite(from))).Any())
            throw new AssayException("size-range", $"sam_agreement: sizes are {string.Join(", ", options.Sizes.Select(from => from.ToString(CultureInfo.InvariantCulture)))}, expected areas above 0 that rise");
        (this.options, this.host) = (options, host);
    }

    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    public Evidence Labels => Evidence.Instances;

    public IReadOnlyList<Column> Columns { get; } =
    [
        new(""), new("answered", End: Suspicious.Neither), new("trusted", End: Suspicious.Neither), new("circular", End: Suspicious.Neither), new("findings", End: Suspicious.High),
        new("label", Of.Instance), new("iou", Of.Instance), new("contour", Of.Instance, Suspicious.High, "px"), new("signed", Of.Instance, Suspicious.Neither, "px"),
        new("p95", Of.Instance, Suspicious.High, "px"), new("max", Of.Instance, Suspicious.High, "px"), new("predicted_iou", Of.Instance, Suspicious.Neither),
        new("stability", Of.Instance, Suspicious.Neither), new("prompts", Of.Instance, Suspicious.Neither), new("is_trusted", Of.Instance, Suspicious.Neither), new("is_circular", Of.Instance, Suspicious.Neither),
    ];

    /// <summary>What other labels agree by has to be known before one can be called low.</summary>
    public int Rounds => 1;

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => this.classes = classes;

    public ISurvey Begin(int round) => new AgreementSurvey(Role, options);

    public void Close(int round, ISurvey merged)
    {
        quantiles = new AgreementQuantiles(survey = (AgreementSurvey)merged, options);
        if (survey is { Answered: > 0, Trusted: 0 })
            host.Report(new Problem("never-trusted", $"sam_agreement: none of {survey.Answered} masks is to be trusted, so no label is judged; expected some with {Cutoffs()}; the columns of instances.csv say what they have: lower the cut-offs, or use a larger model"));
    }

    string Cutoffs() => string.Create(CultureInfo.InvariantCulture, $"predicted_iou {options.PredictedIou} or more, stability {options.Stability} and agreement {options.Agreement}");

    public Score Examine(Exam exam) => Judged.All(exam, Role, options) is { } judged ? new SamVerdict(options, quantiles!, Role).ToScore(judged, exam.Classes) : Score.None;

    public IEnumerable<DatasetTable> Tables() =>
    [
        new DatasetTable("about", ["answered", "trusted", "circular"], [[Text(survey?.Answered), Text(survey?.Trusted), Text(survey?.Circular)]]),
        new DatasetTable("groups", ["shape", "class", "area_px", "labels", "iou_p5", "iou_median", "distance_median", "large_enough"], [.. quantiles?.Rows(classes) ?? []]),
    ];

    static string Text(long? count) => (count ?? 0).ToString(CultureInfo.InvariantCulture);
}
