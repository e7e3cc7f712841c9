using System.Globalization;

namespace Assay.Scorers.Rubric;

/// <summary>An assessment as rows and findings.</summary>
sealed class RubricScore(Assessment assessment, Exam exam, Tariff tariff, string role)
{
    const int Examples = 3;

    public Score ToScore()
    {
        var errors = assessment.Errors.ToArray();
        return new Score
        {
            Values = [assessment.Penalty, assessment.Points, errors.Length, errors.Count(error => error.Cost!.Value.Severity == tariff.Dearest)],
            Instances = [.. assessment.Objects(exam, role).Select(one => new InstanceScore(one.Label is null ? role : null, (one.Label ?? one.Reference)!.Value, Row(one.Suspect)))],
            Findings = [.. assessment.Suspects.Findings.Select(entry => Repeat(entry.Suspicion))],
            Regions = [.. Places()],
            Reason = Tell(errors),
            Where = errors.Where(error => error.Finding.Box is not null).MaxBy(error => error.Penalty)?.Finding.Box,
        };
    }

    /// <summary>Places that no instance stands for are rows as long as they count.</summary>
    IEnumerable<RegionScore> Places()
    {
        var positions = assessment.Suspects.Findings.Select((entry, at) => (entry.Suspicion, at)).ToDictionary(entry => entry.Suspicion, entry => entry.at);
        return assessment.Suspects.All.Where(suspect => suspect.IsPlace && suspect.Counting.Any())
            .Select(suspect => new RegionScore(positions[suspect.Counting.MaxBy(suspicion => suspicion.Penalty)!], Row(suspect))).OrderBy(row => row.Finding);
    }

    double?[] Row(Suspect? suspect) => suspect is null ? [0, 0] : [assessment.PenaltyOf(suspect), suspect.Counting.Count(suspicion => suspicion.Penalty > 0)];

    /// <summary>A role is this step's own word: an instance of somebody else's reference is told by its place.</summary>
    Finding Repeat(Suspicion suspicion) => suspicion.ToFinding() is var finding && finding.ReferenceInstance is null || assessment.Suspects.IsOurs(finding)
        ? finding with { Role = finding.ReferenceInstance is null ? null : role }
        : finding with { Role = null, ReferenceInstance = null };

    /// <summary><c>2 omission (boat, car), 1 inaccurate (person, arc_px 8.1 beyond 2, 1 object); 3 not counted</c>.</summary>
    string? Tell(Suspicion[] errors)
    {
        var parts = errors.GroupBy(error => error.Finding.Kind).OrderByDescending(kind => kind.Sum(error => error.Penalty)).ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count()} {kind.Key}{Names([.. kind])}")).ToArray();
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }

    string Names(Suspicion[] errors)
    {
        var names = errors.Take(Examples).Select(Name).Where(name => name.Length > 0).ToArray();
        return names.Length == 0 ? "" : $" ({string.Join(", ", names)}{(errors.Length > Examples ? ", ..." : "")})";
    }

    string Name(Suspicion error)
    {
        var finding = error.Finding;
        var name = (finding.Class ?? finding.ReferenceClass) is { } at && at >= 0 ? exam.Classes.NameOf(at) : "";
        var why = error.Rule.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? error.Rule[(colon + 2)..].Split(',')[0] : finding.Tag;
        return why is null ? name : name.Length == 0 ? why : $"{name} {why}";
    }
}
