using System.Globalization;

namespace Assay.Scorers.Contour;

/// <summary>What the distances of one sample come to: values, rows and findings.</summary>
/// <param name="metresPerPixel">Where distances are told in metres too.</param>
sealed class ContourVerdict(ContourOptions options, ClassList classes, double? metresPerPixel = null)
{
    const int Examples = 3;
    readonly List<InstanceScore> rows = [];
    readonly List<RegionScore> regions = [];
    readonly List<Finding> findings = [];
    int pairs, undefined;
    long pixels;
    double sum, worst;

    /// <summary>Takes a pair of instances.</summary>
    /// <param name="distance">Null: undefined.</param>
    public void Add(InstancePair pair, Instance label, Instance reference, OutlineDistance? distance)
    {
        rows.Add(new InstanceScore(null, pair.Instance, Count(distance) ? Values(distance!) : Empty));
        if (distance?.Tag is not null)
            findings.Add(Find(distance) with
            {
                Class = label.Class,
                ReferenceClass = reference.Class,
                Instance = pair.Instance,
                ReferenceInstance = pair.ReferenceInstance,
                Measured = Measured(distance, pair.Iou, reference.Confidence),
            });
    }

    /// <summary>Takes a class of two label maps.</summary>
    public void Add(ushort entry, OutlineDistance? distance)
    {
        if (!Count(distance) || distance!.Tag is null)
            return;
        regions.Add(new RegionScore(findings.Count, Values(distance)));
        findings.Add(Find(distance) with { Class = entry, ReferenceClass = entry, Measured = Measured(distance, null, null) });
    }

    bool Count(OutlineDistance? distance)
    {
        if (distance is null)
        {
            undefined++;
            return false;
        }
        (pairs, pixels, sum) = (pairs + 1, pixels + distance.Pixels, sum + distance.Mean * distance.Pixels);
        worst = Math.Max(worst, options.Rule == ContourMeasure.Arc ? distance.Arc : distance.P95);
        return true;
    }

    public Score ToScore() => new()
    {
        Values = [pairs, undefined, findings.Count, pairs > 0 ? sum / pixels : null, pairs > 0 ? worst : null],
        Instances = rows,
        Regions = regions,
        Findings = findings,
        Reason = findings.Count == 0 ? null : Tell(),
        Where = Surest.FirstOrDefault()?.Box,
    };

    static readonly double?[] Empty = [];

    double?[] Values(OutlineDistance distance) =>
    [
        distance.Mean, distance.LowerBound, distance.Signed, distance.P95, distance.Max, distance.Arc,
        .. options.BoundaryRatio > 0 ? [distance.BoundaryIou] : Array.Empty<double?>(), .. distance.Dice.Select(value => (double?)value),
    ];

    static Finding Find(OutlineDistance distance) => new(FindingKind.Inaccurate) { Role = "reference", Tag = distance.Tag, Box = distance.Place, AreaPx = distance.Differing };

    Dictionary<string, double> Measured(OutlineDistance distance, double? iou, double? confidence)
    {
        Dictionary<string, double> measured = [];
        if (iou is { } overlap)
            measured["iou"] = overlap;
        if (confidence is { } sure)
            measured["confidence"] = sure;
        measured["distance_px"] = distance.Mean;
        if (distance.LowerBound is { } bound)
            measured["lower_bound_px"] = bound;
        (measured["signed_px"], measured["p95_px"], measured["max_px"], measured["arc_px"]) = (distance.Signed, distance.P95, distance.Max, distance.Arc);
        if (metresPerPixel is { } metres)
            (measured["distance_m"], measured["p95_m"], measured["arc_m"]) = (distance.Mean * metres, distance.P95 * metres, distance.Arc * metres);
        return measured;
    }

    string Key => options.Rule == ContourMeasure.Arc ? "arc_px" : "p95_px";

    // The furthest first; OrderBy keeps the order of equals.
    IEnumerable<Finding> Surest => findings.OrderByDescending(finding => finding.Measured[Key]);

    string Tell() => $"{findings.Count} of {pairs} outlines too far off: {string.Join(", ", Surest.Take(Examples).Select(Describe))}{(findings.Count > Examples ? ", ..." : "")}";

    string Describe(Finding finding) =>
        $"{classes.NameOf(finding.Class!.Value)} {finding.Measured[Key].ToString("0.0", CultureInfo.InvariantCulture)} px ({finding.Tag}{Direction(finding.Measured)})";

    static string Direction(IReadOnlyDictionary<string, double> measured) =>
        Math.Abs(measured["signed_px"]) < measured["distance_px"] / 2 ? "" : measured["signed_px"] > 0 ? ", loose" : ", tight";
}
