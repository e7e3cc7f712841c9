namespace Assay.Scorers.Rubric;

/// <summary>What a rubric makes of one sample.</summary>
sealed class Assessment
{
    readonly Aggregation aggregate;

    Assessment(Suspects suspects, Aggregation aggregate) => (Suspects, this.aggregate) = (suspects, aggregate);

    public Suspects Suspects { get; }

    /// <summary>Null when no step had anything to go by.</summary>
    public static Assessment? Of(Exam exam, RubricOptions options, Tariff tariff, string role)
    {
        var steps = exam.EarlierScores.Where(entry => options.Steps.Count == 0 || options.Steps.Any(step => step.Id == entry.Step)).ToArray();
        if (!steps.Any(entry => HasEvidence(entry.Score)))
            return null;
        var assessment = new Assessment(new Suspects(steps, exam, role, options.SamePlace), options.Aggregate);
        foreach (var suspect in assessment.Suspects.All)
            Precedence.Apply(suspect);
        assessment.Price(exam, options, tariff);
        return assessment;
    }

    static bool HasEvidence(Score score) =>
        score.Values.Any(value => value is not null) || score.Findings.Count + score.Instances.Count + score.Regions.Count + score.Pairs.Count > 0;

    /// <summary>
    /// The objects of the sample with their class and what is held against them, null when nothing is: labels (of crowd regions those that somebody found at fault), then objects that
    /// only the reference has.
    /// </summary>
    public IEnumerable<(int? Label, int? Reference, int Class, Suspect? Suspect)> Objects(Exam exam, string role)
    {
        var known = Suspects.All.Where(suspect => suspect.Suspicions.Count > 0).ToArray();
        var byLabel = known.Where(suspect => suspect.Label is not null).ToDictionary(suspect => suspect.Label!.Value);
        foreach (var (at, instance) in (exam.Instances ?? []).Index())
            if (byLabel.TryGetValue(at, out var suspect) || !instance.Crowd && instance.Class >= 0)
                yield return (at, null, instance.Class, suspect);
        foreach (var suspect in known.Where(suspect => suspect is { Label: null, Reference: not null }).OrderBy(suspect => suspect.Reference))
            yield return (null, suspect.Reference, exam.Opinion(role).Instances![suspect.Reference!.Value].Class, suspect);
    }

    /// <summary>All that count, priced.</summary>
    public IEnumerable<Suspicion> Errors => Suspects.Findings.Select(entry => entry.Suspicion).Where(suspicion => suspicion.Cost is { Penalty: > 0 });

    /// <summary>In percent, 0 to 100.</summary>
    public double Penalty => Sum(Errors);

    /// <summary>Prices added up without a cap.</summary>
    public double Points => Errors.Sum(error => error.Penalty);

    /// <summary>In percent, 0 to 100.</summary>
    public double PenaltyOf(Suspect suspect) => Sum(suspect.Counting);

    double Sum(IEnumerable<Suspicion> suspicions) => Total.Of(suspicions.Select(suspicion => suspicion.Penalty), aggregate);

    void Price(Exam exam, RubricOptions options, Tariff tariff)
    {
        List<(Suspicion Suspicion, Tolerance.Reading? Reading)> beyond = [];
        var tolerance = new Tolerance(options);
        foreach (var suspicion in Suspects.All.SelectMany(suspect => suspect.Counting).ToArray())
            if (tariff.Of(suspicion.Finding.Kind) is not { } cost)
                suspicion.Drop("unpriced");
            else if (suspicion.Finding.Kind != FindingKind.Inaccurate)
                suspicion.Price(cost, "price");
            else if (tolerance.Of(suspicion.Finding, exam) is { IsBeyond: false } within)
                suspicion.Drop($"within_tolerance: {within}");
            else
                beyond.Add((suspicion, tolerance.Of(suspicion.Finding, exam)));
        foreach (var (suspicion, reading) in beyond)
            PriceOutline(suspicion, reading, beyond.Count, options, tariff);
    }

    /// <summary>An outline that nobody measured was bad enough for the step that found it: the price of its kind.</summary>
    static void PriceOutline(Suspicion suspicion, Tolerance.Reading? reading, int objects, RubricOptions options, Tariff tariff)
    {
        var many = objects > options.MinInstances;
        if (reading is null)
            suspicion.Price(tariff.Of(FindingKind.Inaccurate)!.Value, "price");
        else
            suspicion.Price(many ? tariff.Of(FindingKind.Inaccurate)!.Value : tariff.Few, $"{(many ? "tolerance" : "few")}: {reading}, {objects} object{(objects == 1 ? "" : "s")}");
    }
}
