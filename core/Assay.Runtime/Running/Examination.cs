using Assay.Kernels;
using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Makes exams of one sample for step after step: opinions by role, earlier scores, and rasters that are computed once.</summary>
sealed class Examination
{
    readonly ClassList classes;
    readonly SampleAttributes attributes;
    readonly IReadOnlyDictionary<string, Opinion> opinions; // by reference id
    readonly EarlierScores scores;
    readonly Dictionary<string, string[]> ids = []; // by side
    readonly Dictionary<string, LabelMap?> judged = []; // by reference id: the labels where it has an opinion, null for everywhere
    readonly Dictionary<Instance, Rle?> rasters = new(ReferenceEqualityComparer.Instance);

    /// <param name="sample">With classes mapped.</param>
    /// <param name="classes">The dataset's.</param>
    /// <param name="attributes">The dataset's, of this sample.</param>
    /// <param name="opinions">By reference id.</param>
    /// <param name="earlier">What earlier phases said, by step id.</param>
    public Examination(Sample sample, ClassList classes, SampleAttributes attributes, IReadOnlyDictionary<string, Opinion> opinions, IReadOnlyDictionary<string, Score> earlier) =>
        (Sample, this.classes, this.attributes, this.opinions, scores) = (sample, classes, attributes, opinions, new EarlierScores(earlier));

    public Sample Sample { get; }

    /// <summary>The dataset's classes that a reference cannot speak of, by reference id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> NotOffered { get; init; } = new Dictionary<string, IReadOnlyList<int>>();

    Exam For(StepUse step, RecordedScores earlier, Func<IImage?>? image = null) =>
        new(Judged(step.Roles.Values), classes, step.Roles.ToDictionary(role => role.Key, role => opinions.GetValueOrDefault(role.Value, Opinion.None)), earlier, Rasterise, attributes, image);

    /// <summary>The sample as a step sees it: pixels that one of its references cannot have an opinion of are void.</summary>
    Sample Judged(IEnumerable<string> references)
    {
        var sample = Sample;
        foreach (var reference in references.Distinct())
        {
            if (!judged.TryGetValue(reference, out var map))
                judged[reference] = map = Sample.Labels?.Map is { } labels ? NoOpinion.Of(labels, opinions.GetValueOrDefault(reference, Opinion.None), NotOffered.GetValueOrDefault(reference, [])) : null;
            if (map is not null)
                sample = sample with { Labels = sample.Labels! with { Map = ReferenceEquals(sample, Sample) ? map : NoOpinion.Both(sample.Labels.Map!, map) } };
        }
        return sample;
    }

    /// <summary>Takes a score of a step that is known already; later steps see it.</summary>
    public void Take(StepUse step, Score score) => scores.Add(step.Id, score);

    /// <summary>Whether a step that has read this would read the same now.</summary>
    public bool Fits(ScoreReads reads) => reads.Fit(scores);

    /// <summary>Scores one step; later steps see the result.</summary>
    /// <returns>The score, and what the step looked at of earlier ones.</returns>
    /// <exception cref="DataException">The scorer could not.</exception>
    public (Score Score, RecordedScores Earlier) Score(StepUse step)
    {
        try
        {
            var earlier = new RecordedScores(scores);
            var (scorer, exam) = ((IScorer)step.Instance, For(step, earlier));
            var score = Checked(step, scorer.Examine(exam));
            return (step.Maps && score.Map is null ? score with { Map = scorer.MapOf(exam) } : score, earlier);
        }
        catch (Exception e)
        {
            throw FailureOf(step, e);
        }
    }

    /// <summary>Lets a dataset scorer's survey see the sample.</summary>
    /// <param name="image">Opens the sample's image.</param>
    /// <exception cref="DataException">The scorer could not.</exception>
    public void Observe(StepUse step, ISurvey survey, Func<IImage?>? image = null)
    {
        try
        {
            survey.Observe(For(step, new RecordedScores(scores), image));
        }
        catch (Exception e)
        {
            throw FailureOf(step, e);
        }
    }

    static DataException FailureOf(StepUse step, Exception e)
    {
        var cause = Failures.Of(e, $"step '{step.Id}'", step.Component);
        return new DataException(cause.Code, e is DataException ? $"step '{step.Id}': {cause.Message}" : cause.Message, cause.File, cause.Place, e);
    }

    Score Checked(StepUse step, Score score)
    {
        FiniteNumbers.Refuse(score);
        foreach (var (role, index) in Named(score))
            if (Find(step, role, index) is null)
                throw new DataException("no-such-instance", $"it names instance {index} of {(role is null ? "the labels" : $"the role '{role}'")}, which is not there; this is a defect of the component, please report it to its author");
        if (score.Pairs.FirstOrDefault(pair => Find(step, null, pair.Instance) is null || Find(step, pair.Role, pair.ReferenceInstance) is null) is { } half)
            throw new DataException("no-such-instance", $"it pairs instance {half.Instance} of the labels with {half.ReferenceInstance} of the role '{half.Role}', which are not both there; this is a defect of the component, please report it to its author");
        if (score.Regions.FirstOrDefault(region => !IsPlace(score, region)) is { } nowhere)
            throw new DataException("no-such-region", $"it has a region for finding {nowhere.Finding} of {score.Findings.Count}, which must be one with a box and without an instance; this is a defect of the component, please report it to its author");
        return score;
    }

    static bool IsPlace(Score score, RegionScore region) =>
        region.Finding >= 0 && region.Finding < score.Findings.Count && score.Findings[region.Finding] is { Box: not null, Instance: null, ReferenceInstance: null };

    Rle? Rasterise(Instance instance)
    {
        if (!rasters.TryGetValue(instance, out var mask))
            rasters[instance] = mask = Rasters.Of(instance.Geometry, Sample.Size);
        return mask;
    }

    /// <summary>The instances that a step's score or finding names, each once, and its regions. A reference's instance that a finding pairs with a labelled one is no row of its own.</summary>
    public IEnumerable<InstanceItem> Items(StepUse step, Score score)
    {
        foreach (var (role, index) in Named(score).Distinct())
            if (Find(step, role, index) is { } instance)
            {
                var side = role is null ? InstanceItem.LabelSide : step.Roles[role];
                yield return new InstanceItem(side, index, instance.Class, Ids(side)[index]);
            }
        var regions = score.Regions.Select(region => score.Findings[region.Finding]).ToArray();
        foreach (var (index, id) in ItemId.OfRegions(Sample.Id, step.Id, regions, classes).Index())
            yield return new InstanceItem(InstanceItem.RegionSide(step.Id), index, regions[index].Class ?? regions[index].ReferenceClass ?? -1, id);
    }

    static IEnumerable<(string? Role, int Index)> Named(Score score) => score.Instances.Select(row => (row.Role, row.Index))
        .Concat(score.Findings.Where(f => f.Instance is not null).Select(f => ((string?)null, f.Instance!.Value)))
        .Concat(score.Findings.Where(f => f is { Instance: null, ReferenceInstance: not null, Role: not null }).Select(f => ((string?)f.Role, f.ReferenceInstance!.Value)));

    string[] Ids(string side)
    {
        if (!ids.TryGetValue(side, out var found))
            ids[side] = found = ItemId.OfInstances(Sample.Id, side, InstancesOf(side)!, classes);
        return found;
    }

    IReadOnlyList<Instance>? InstancesOf(string side) => side == InstanceItem.LabelSide ? Sample.Labels?.Instances : opinions.GetValueOrDefault(side, Opinion.None).Instances;

    Instance? Find(StepUse step, string? role, int index)
    {
        var instances = role is null ? InstancesOf(InstanceItem.LabelSide) : step.Roles.TryGetValue(role, out var side) ? InstancesOf(side) : null;
        return index >= 0 && index < instances?.Count ? instances[index] : null;
    }
}
