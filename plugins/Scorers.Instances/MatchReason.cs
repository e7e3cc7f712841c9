using System.Globalization;

namespace Assay.Scorers.Instances;

/// <summary>Findings in a few words: <c>2 omissions (person 0.98, car 0.91), 1 wrong_label (cat -> dog, IoU 0.87)</c>.</summary>
static class MatchReason
{
    const int Examples = 3;

    static readonly string[] Kinds = [FindingKind.Omission, FindingKind.WrongLabel, FindingKind.Extra, FindingKind.Inaccurate];

    /// <summary>The words, or null when there is no finding.</summary>
    public static string? Tell(IReadOnlyList<Finding> findings, ClassList classes)
    {
        var parts = Kinds.Select(kind => Tell(kind, findings.Where(finding => finding.Kind == kind).ToArray(), classes)).OfType<string>().ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    static string? Tell(string kind, Finding[] findings, ClassList classes)
    {
        if (findings.Length == 0)
            return null;
        // The surest first; OrderBy keeps the order of equals.
        var examples = findings.OrderByDescending(finding => finding.Measured.GetValueOrDefault("confidence", 1)).Take(Examples).Select(finding => Describe(finding, classes));
        var plural = findings.Length > 1 && kind != FindingKind.Inaccurate ? "s" : "";
        return $"{findings.Length} {kind}{plural} ({string.Join(", ", examples)}{(findings.Length > Examples ? ", ..." : "")})";
    }

    static string Describe(Finding finding, ClassList classes) => finding.Kind switch
    {
        FindingKind.Omission => Name(finding.ReferenceClass ?? finding.Class, classes) + (finding.Measured.TryGetValue("confidence", out var confidence) ? " " + Short(confidence) : ""),
        FindingKind.WrongLabel => $"{Name(finding.Class, classes)} -> {Name(finding.ReferenceClass, classes)}, IoU {Short(finding.Measured["iou"])}",
        FindingKind.Inaccurate => $"{Name(finding.Class, classes)}, IoU {Short(finding.Measured["iou"])}",
        _ => Name(finding.Class ?? finding.ReferenceClass, classes),
    };

    static string Name(int? position, ClassList classes) => position is { } at && at >= 0 && at < classes.Count ? classes[at].Name : $"class {position}";

    static string Short(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
