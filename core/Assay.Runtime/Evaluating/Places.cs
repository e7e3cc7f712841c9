using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Where scorers say that a reviewer should look: a score's own place, else the box of its largest finding.</summary>
sealed class Places
{
    readonly Dictionary<(string Step, int Sample), Box?> places = [];
    readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Reads what steps said of samples.</summary>
    public Places(Parts parts, IEnumerable<int> samples)
    {
        foreach (var sample in samples.Distinct().Order())
            foreach (var (step, score) in parts.Of(sample))
                if ((places[(step, sample)] = Of(score)) is not null)
                    named.Add(step);
    }

    static Box? Of(Score score) => score.Where ?? score.Findings.Where(finding => finding.Box is not null).MaxBy(finding => finding.AreaPx ?? finding.Box!.Value.Area)?.Box;

    /// <summary>Whether the place that a step names in a sample touches an error; a step that names none there misses it. Null for an error without a box, and for a step that never names a place.</summary>
    public bool? Touch(string step, int sample, KnownError error) =>
        error.Box is not { } box || !named.Contains(step) ? null : places.GetValueOrDefault((step, sample)) is { } place && Overlap(place, box);

    static bool Overlap(Box a, Box b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
