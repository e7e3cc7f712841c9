using System.Globalization;

namespace Assay.Scorers.Sam;

/// <summary>What the labels of one sample come to: values, rows and findings.</summary>
sealed class SamVerdict(SamAgreementOptions options, AgreementQuantiles quantiles, string role)
{
    public Score ToScore(IReadOnlyList<Judged> judged, ClassList classes)
    {
        double?[] scores = [.. judged.Select(one => one.Agreement is null ? null : (double?)quantiles.Of(one))];
        var findings = judged.Zip(scores).Where(pair => IsFinding(pair.First, pair.Second)).Select(pair => Find(pair.First, pair.Second!.Value)).ToArray();
        var worst = findings.MinBy(finding => finding.Measured["quantile"]);
        return new Score
        {
            Values = [scores.Min(), judged.Count, judged.Count(one => one.IsTrusted), judged.Count(one => one.IsCircular), findings.Length],
            Instances = [.. judged.Zip(scores).Select(pair => new InstanceScore(null, pair.First.Label, Row(pair.First, pair.Second)))],
            Findings = findings,
            Reason = worst is not null ? Describe(worst, findings.Length, classes) : Circular(judged),
            Where = worst?.Box,
        };
    }

    static double?[] Row(Judged one, double? score) =>
    [
        score, one.Agreement?.Iou, one.Agreement?.Mean, one.Agreement?.Signed, one.Agreement?.P95, one.Agreement?.Max, one.PredictedIou, one.Stability, one.Overlap,
        one.IsTrusted ? 1 : 0, one.IsCircular ? 1 : 0,
    ];

    bool IsFinding(Judged one, double? score) => score <= options.Flag && one.Agreement!.P95 > options.TolerancePx;

    Finding Find(Judged one, double score)
    {
        var agreement = one.Agreement!;
        Dictionary<string, double> measured = new()
        {
            ["quantile"] = score,
            ["iou"] = agreement.Iou,
            ["distance_px"] = agreement.Mean,
            ["signed_px"] = agreement.Signed,
            ["p95_px"] = agreement.P95,
            ["max_px"] = agreement.Max,
        };
        foreach (var (name, value) in ((string, double?)[])[("predicted_iou", one.PredictedIou), ("stability", one.Stability), ("prompts_iou", one.Overlap)])
            if (value is { } there)
                measured[name] = there;
        return new Finding(FindingKind.Inaccurate)
        {
            Class = one.Instance.Class,
            ReferenceClass = one.Instance.Class,
            Instance = one.Label,
            ReferenceInstance = one.Answer,
            Role = role,
            Tag = Direction(agreement),
            Box = one.Instance.Bounds,
            AreaPx = agreement.Differing,
            Measured = measured,
        };
    }

    // Loose or tight when most of the distance has one sign.
    static string? Direction(Agreement agreement) => Math.Abs(agreement.Signed) < agreement.Mean / 2 ? null : agreement.Signed > 0 ? "loose" : "tight";

    static string Describe(Finding worst, int count, ClassList classes) =>
        $"{classes.NameOf(worst.Class!.Value)} {Short(worst.Measured["p95_px"])} px off SAM's outline{(worst.Tag is { } tag ? $" ({tag})" : "")}, IoU {worst.Measured["iou"].ToString("0.00", CultureInfo.InvariantCulture)}{(count > 1 ? $", and {count - 1} more" : "")}";

    static string? Circular(IReadOnlyList<Judged> judged) =>
        judged.Count(one => one.IsCircular) is > 0 and var count ? $"{count} of {judged.Count} labels were drawn by SAM: circular, not judged" : null;

    static string Short(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
