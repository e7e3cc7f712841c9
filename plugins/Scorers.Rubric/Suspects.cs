namespace Assay.Scorers.Rubric;

/// <summary>
/// Sorts the findings of a sample by what they are about. An object is a label, a reference's instance, or both when a step pairs them; what names no instance is about its
/// place, and what has no place is about the sample. Steps may ask different references under one role: an instance is taken for the rubric's own reference's only when its class
/// and place are that one's.
/// </summary>
sealed class Suspects
{
    readonly IReadOnlyList<Instance> labels, references;
    readonly double samePlace;
    readonly Dictionary<int, Suspect> byLabel = [], byReference = [];
    readonly Dictionary<Suspect, string> foundBy = []; // Of a place, the step that raised it first.
    Suspect? sample;

    public Suspects(IReadOnlyList<(string Step, Score Score)> steps, Exam exam, string role, double samePlace)
    {
        (labels, references, this.samePlace) = (exam.Instances ?? [], exam.Opinion(role).Instances ?? [], samePlace);
        foreach (var pair in steps.SelectMany(step => step.Score.Pairs))
            Join(pair.Instance, pair.ReferenceInstance);
        foreach (var finding in steps.SelectMany(step => step.Score.Findings))
            if (finding is { Instance: { } label, ReferenceInstance: { } reference } && IsOurs(finding))
                Join(label, reference);
        foreach (var (step, score) in steps)
            Findings.AddRange(score.Findings.Select(finding => (step, new Suspicion(step, finding))));
        foreach (var (step, suspicion) in Findings.OrderBy(entry => Rank(entry.Suspicion.Finding))) // Stable: places come after all objects that they may be.
            Place(step, suspicion).Suspicions.Add(suspicion);
    }

    /// <summary>In the order in which they were raised.</summary>
    public List<(string Step, Suspicion Suspicion)> Findings { get; } = [];

    public List<Suspect> All { get; } = [];

    /// <summary>Whether a finding names an instance of the rubric's own reference.</summary>
    public bool IsOurs(Finding finding) =>
        finding.ReferenceInstance is { } at && at >= 0 && at < references.Count && (finding.ReferenceClass ?? references[at].Class) == references[at].Class
        && (finding.Instance is { } label ? Touch(label, at) : finding.Box is not { } box || references[at].Bounds is not { } own || BoxOverlap.Of(box, own) >= samePlace);

    bool Touch(int label, int reference) => labels[label].Bounds is not { } a || references[reference].Bounds is not { } b || BoxOverlap.Of(a, b) > 0;

    /// <summary>The first step that pairs either of them has the word.</summary>
    void Join(int label, int reference)
    {
        if (label >= labels.Count || reference >= references.Count || byLabel.ContainsKey(label) || byReference.ContainsKey(reference) || !Touch(label, reference))
            return;
        All.Add(byLabel[label] = byReference[reference] = new Suspect { Label = label, Reference = reference });
    }

    int Rank(Finding finding) => finding.Instance is not null || IsOurs(finding) ? 0 : finding.Box is not null ? 1 : 2;

    Suspect Place(string step, Suspicion suspicion) => suspicion.Finding switch
    {
        { Instance: { } label } => Get(byLabel, label, new Suspect { Label = label }),
        { ReferenceInstance: { } reference } finding when IsOurs(finding) => Get(byReference, reference, new Suspect { Reference = reference }),
        { Box: { } box } finding => At(box, finding, step),
        _ => sample ??= Add(new Suspect { IsSample = true }),
    };

    Suspect Get(Dictionary<int, Suspect> known, int key, Suspect fresh) => known.TryGetValue(key, out var suspect) ? suspect : known[key] = Add(fresh);

    Suspect Add(Suspect suspect)
    {
        All.Add(suspect);
        return suspect;
    }

    /// <summary>What another step has said of this place; two places of one step are two.</summary>
    Suspect At(Box box, Finding finding, string step)
    {
        foreach (var suspect in All)
            if (foundBy.GetValueOrDefault(suspect) != step && suspect.Suspicions.Exists(other => other.Finding.Box is { } place && BoxOverlap.Of(place, box) >= samePlace && SameClass(other.Finding, finding)))
                return suspect;
        var fresh = Add(new Suspect());
        foundBy[fresh] = step;
        return fresh;
    }

    /// <summary>A class that both name, on whichever side, or one of them names none.</summary>
    static bool SameClass(Finding a, Finding b) => Classes(a) is var mine && Classes(b) is var theirs && (mine.Length == 0 || theirs.Length == 0 || mine.Intersect(theirs).Any());

    static int[] Classes(Finding finding) => [.. new[] { finding.Class, finding.ReferenceClass }.OfType<int>()];
}
