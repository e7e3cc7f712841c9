namespace Assay.Scorers.Rules;

/// <summary>Holds labels against a labelling instruction. A round counts every breach in the dataset; then as many as the limit allows are listed.</summary>
[Component("rules", "A labelling instruction as data: sizes, crowds, coverage, outlines, duplicates, attributes; each rule counted.")]
public sealed class RulesScorer : IDatasetScorer
{
    readonly RulesOptions options;
    readonly IHost host;
    readonly IReadOnlyList<string> rules;
    readonly SampleRules sampleRules;
    ClassList classes = ClassList.Unknown;
    RulesSurvey survey;
    IReadOnlyList<Quota> quotas = [];
    IReadOnlyDictionary<string, Twin> twins = new Dictionary<string, Twin>();

    /// <exception cref="AssayException">'kinds' names something that is no rule, or every rule is off.</exception>
    public RulesScorer(RulesOptions options, IHost host)
    {
        (this.options, this.host, rules, sampleRules) = (options, host, Rule.In(options), new SampleRules(options));
        survey = new RulesSurvey(options, rules);
        if (options.Kinds.Keys.FirstOrDefault(rule => !Rule.All.Contains(rule)) is { } stranger)
            throw new AssayException("unknown-rule", $"'kinds' names '{stranger}', which is no rule; expected one of {string.Join(", ", Rule.All)}");
        if (!options.Covered && options.MaxUncovered > 0)
            throw new AssayException("idle-option", "'max_uncovered' does nothing without 'covered'; say covered: true, or leave it out");
        if (rules.Count == 0)
            throw new AssayException("no-rule", $"every rule is switched off, so there is nothing to find; expected at least one of {string.Join(", ", Rule.All)}");
        Columns = [new("", End: Suspicious.High), .. rules.Select(rule => new Column(rule, End: Suspicious.High)), new("object", Of.Instance, Suspicious.High)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs => [];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.LabelMap | Evidence.Instances | Evidence.ClassScores;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; }

    /// <inheritdoc/>
    public int Rounds => 1;

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        this.classes = classes;
        foreach (var (option, name) in options.Attributes.SelectMany(rule => rule.Value.Classes.Select(name => ("attributes", name))).Concat(options.Background is { } background ? [("background", background)] : []))
            if (classes.Find(name) is null)
                throw new DataException("unknown-class", $"'{option}' of the rules names the class '{name}', which the dataset does not have; its classes: {string.Join(", ", classes.Select(entry => entry.Name))}");
    }

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new RulesSurvey(options, rules);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged)
    {
        survey = (RulesSurvey)merged;
        var alike = options.DuplicateImages == TwinSearch.Off ? [] : Twin.Find(survey.Images, options.HashDistance);
        twins = alike.ToDictionary(twin => twin.Sample, StringComparer.Ordinal);
        foreach (var twin in alike.Where(twin => !twin.SameLabels))
            survey.Count(twin.Sample, Rule.DuplicateImages);
        if (options.MinOfClass is not null)
            foreach (var sample in survey.Classes.WithRare())
                survey.Count(sample, Rule.MinOfClass);
        if (survey.WithoutImage > 0)
            host.Report(new Problem("images-unchecked", $"rules: images that 'duplicate_images' could not look at, so that it says nothing of them: {survey.WithoutImage}, the first of them "
                + $"{survey.FirstWithoutImage.Sample} ({survey.FirstWithoutImage.Why}); tell the dataset where they are ('images:'), repair them, or leave the rule out"));
        var bySample = survey.Breaches.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        quotas = [.. rules.Select((_, at) => Quota.Of(bySample.Select(entry => (entry.Key, entry.Value[at])), options.Limit))];
    }

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        Breach[] broken = [.. sampleRules.Of(exam), .. DatasetRules(exam)];
        var listed = rules.SelectMany((rule, at) => broken.Where(breach => breach.Rule == rule).Take(quotas.Count > at ? quotas[at].For(exam.Sample.Id) : int.MaxValue)).ToArray();
        return new Score
        {
            Values = [broken.Length, .. rules.Select(rule => (double?)broken.Count(breach => breach.Rule == rule))],
            Instances = ByObject(exam, broken),
            Findings = [.. listed.Select(breach => options.Kinds.TryGetValue(breach.Rule, out var kind) ? breach.Finding with { Kind = kind } : breach.Finding)],
            Reason = broken.Length == 0 ? null : string.Join(", ", broken.Take(3).Select(breach => $"{breach.Rule}: {breach.Words}")) + (broken.Length > 3 ? $", and {broken.Length - 3} more" : ""),
            Where = broken.Select(breach => breach.Finding.Box).FirstOrDefault(box => box is { Width: > 0, Height: > 0 }),
        };
    }

    static InstanceScore[] ByObject(Exam exam, IEnumerable<Breach> broken)
    {
        var counts = new int[exam.Instances?.Count ?? 0];
        foreach (var breach in broken)
            if (breach.Finding.Instance is { } instance)
                counts[instance]++;
        return [.. counts.Select((count, instance) => new InstanceScore(null, instance, [count]))];
    }

    IEnumerable<Breach> DatasetRules(Exam exam)
    {
        if (twins.TryGetValue(exam.Sample.Id, out var twin) && !twin.SameLabels && $"the image of {twin.Of} with other labels" is var words)
            yield return new Breach(Rule.DuplicateImages, new Finding(FindingKind.Structure) { Tag = Rule.DuplicateImages, Detail = words, Measured = new Dictionary<string, double> { ["bits"] = Math.Max(0, twin.Bits - 1) } }, words);
        if (options.MinOfClass is null)
            yield break;
        var census = new ClassCensus(options.MinOfClass.Value);
        census.Observe(exam);
        for (var at = 0; at < Math.Max(classes.Count, exam.Classes.Count); at++)
            if (census.Of(at).Samples > 0 && survey.Classes.IsRare(at) && survey.Classes.Of(at) is var (objects, samples))
                yield return new Breach(Rule.MinOfClass, new Finding(FindingKind.Structure)
                {
                    Tag = Rule.MinOfClass,
                    Class = at,
                    Detail = $"{objects} in the dataset",
                    Measured = new Dictionary<string, double> { ["objects"] = objects, ["samples"] = samples },
                }, $"{exam.Classes.NameOf(at)} is seen {(objects == 1 ? "once" : $"{objects} times")} in the dataset");
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables()
    {
        yield return new DatasetTable("rules", ["rule", "kind", "found", "samples", "listed", "unchecked"], [.. rules.Zip(quotas).Select(entry => (IReadOnlyList<string>)[entry.First,
            options.Kinds.GetValueOrDefault(entry.First, entry.First == Rule.Attributes ? FindingKind.Attributes : FindingKind.Structure), $"{entry.Second.Found}", $"{entry.Second.Samples}", $"{entry.Second.Listed}",
            entry.First == Rule.DuplicateImages ? $"{survey.WithoutImage}" : "0"])]);
        if (options.Structure)
            yield return new DatasetTable("problems", ["code", "found"], [.. survey.Complaints.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (IReadOnlyList<string>)[entry.Key, $"{entry.Value}"])]);
        if (options.MinOfClass is not null)
            yield return new DatasetTable("classes", ["class", "objects", "samples", "rare"], [.. Enumerable.Range(0, classes.Count).Select(at => (IReadOnlyList<string>)[classes.NameOf(at), $"{survey.Classes.Of(at).Objects}",
                $"{survey.Classes.Of(at).Samples}", survey.Classes.IsRare(at) ? "1" : "0"])]);
        if (options.DuplicateImages != TwinSearch.Off)
            yield return new DatasetTable("twins", ["sample", "of", "bits", "same_labels"], [.. twins.Values.OrderBy(twin => twin.SameLabels).ThenBy(twin => twin.Sample, StringComparer.Ordinal).Take(options.Limit)
                .Select(twin => (IReadOnlyList<string>)[twin.Sample, twin.Of, $"{Math.Max(0, twin.Bits - 1)}", twin.SameLabels ? "1" : "0"])]);
    }
}
