using Assay.Kernels;

namespace Walk.Instances;

/// <summary>
/// Largest distance between the edges of paired instances' masks, in pixels. Which instances are pairs it learns from the findings of an earlier step; masks are rasterised
/// once by the host, for all steps.
/// </summary>
[Component("outline", "How far apart the outlines of paired instances are.")]
public sealed class Outline(OutlineOptions options) : IScorer
{
    public IReadOnlyList<Need> Needs { get; } = [new("reference", Evidence.Instances)];
    public Evidence Labels => Evidence.Instances;
    public IReadOnlyList<Column> Columns { get; } = [new("", End: Suspicious.High, Unit: "px"), new("px", Of.Instance, Suspicious.High, "px")];

    public Score Examine(Exam exam)
    {
        if (exam.Earlier(options.Pairs) is not { } earlier || exam.Instances is not { } labels || exam.Opinion("reference").Instances is not { } references)
            return Score.None;
        var measured = earlier.Findings.Where(finding => finding is { Instance: not null, ReferenceInstance: not null })
            .Select(finding => (Label: finding.Instance!.Value, Distance: Distance(exam, labels[finding.Instance!.Value], references[finding.ReferenceInstance!.Value])))
            .Where(pair => pair.Distance is not null).Select(pair => (pair.Label, Distance: pair.Distance!.Value)).ToArray();
        return new Score
        {
            Values = [measured.Length == 0 ? null : measured.Max(pair => pair.Distance)],
            Instances = [.. measured.Select(pair => new InstanceScore(null, pair.Label, [pair.Distance]))],
            Findings = [.. measured.Where(pair => pair.Distance >= options.TolerancePx).Select(pair => new Finding(FindingKind.Inaccurate)
            {
                Class = labels[pair.Label].Class,
                Instance = pair.Label,
                Measured = new Dictionary<string, double> { ["distance_px"] = pair.Distance },
            })],
        };
    }

    static double? Distance(Exam exam, Instance label, Instance reference)
    {
        if (exam.Mask(label) is not { } ours || exam.Mask(reference) is not { } theirs)
            return null;
        var a = RunBounds.Find(ours.Counts, ours.Size.Height);
        var b = RunBounds.Find(theirs.Counts, theirs.Size.Height);
        return new[] { a.X - b.X, a.Y - b.Y, a.X + a.Width - b.X - b.Width, a.Y + a.Height - b.Y - b.Height }.Max(Math.Abs);
    }
}
