using Assay.Kernels;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Makes exams of one sample for step after step: opinions by role, earlier scores, and rasters that are computed once.</summary>
sealed class Examination
{
    readonly ClassList classes;
    readonly IReadOnlyDictionary<string, Opinion> opinions; // by reference id
    readonly Dictionary<string, Score> scores;
    readonly Dictionary<Instance, Rle?> rasters = new(ReferenceEqualityComparer.Instance);

    /// <param name="sample">With classes mapped.</param>
    /// <param name="classes">The dataset's.</param>
    /// <param name="opinions">By reference id.</param>
    /// <param name="earlier">What earlier phases said, by step id.</param>
    public Examination(Sample sample, ClassList classes, IReadOnlyDictionary<string, Opinion> opinions, IReadOnlyDictionary<string, Score> earlier) =>
        (Sample, this.classes, this.opinions, scores) = (sample, classes, opinions, new Dictionary<string, Score>(earlier));

    public Sample Sample { get; }

    public Exam For(StepUse step) => new(Sample, classes, step.Roles.ToDictionary(role => role.Key, role => opinions.GetValueOrDefault(role.Value, Opinion.None)), scores, Rasterise);

    /// <summary>Scores one step; later steps see the result.</summary>
    /// <exception cref="DataException">The scorer could not.</exception>
    public Score Score(StepUse step)
    {
        try
        {
            return scores[step.Id] = Checked(step, ((IScorer)step.Instance).Examine(For(step)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = Failures.Of(e, $"step '{step.Id}'");
            throw new DataException(cause.Code, e is DataException ? $"step '{step.Id}': {cause.Message}" : cause.Message, cause.File, cause.Place, e);
        }
    }

    static Score Checked(StepUse step, Score score)
    {
        foreach (var value in score.Values.Concat(score.Instances.SelectMany(row => row.Values)))
            if (value is { } number && !double.IsFinite(number))
                throw new DataException("not-a-number", $"step '{step.Id}' returned {number}; a score is a finite number, or null for no evidence");
        return score;
    }

    Rle? Rasterise(Instance instance)
    {
        if (!rasters.TryGetValue(instance, out var mask))
            rasters[instance] = mask = Rasters.Of(instance.Geometry, Sample.Size);
        return mask;
    }

    /// <summary>The instances that a score or finding of these steps names.</summary>
    public IEnumerable<InstanceItem> Items(IEnumerable<StepUse> steps)
    {
        HashSet<(string, int)> seen = [];
        foreach (var step in steps)
        {
            var score = scores.GetValueOrDefault(step.Id, Assay.Score.None);
            var named = score.Instances.Select(row => (row.Role, row.Index))
                .Concat(score.Findings.Where(f => f.Instance is not null).Select(f => ((string?)null, f.Instance!.Value)))
                .Concat(score.Findings.Where(f => f is { ReferenceInstance: not null, Role: not null }).Select(f => ((string?)f.Role, f.ReferenceInstance!.Value)));
            foreach (var (role, index) in named)
            {
                var side = role is null ? InstanceItem.LabelSide : step.Roles[role];
                if (seen.Add((side, index)))
                    yield return Item(side, index);
            }
        }
    }

    InstanceItem Item(string side, int index)
    {
        var instance = (side == InstanceItem.LabelSide ? Sample.Labels?.Instances : opinions[side].Instances)![index];
        return new InstanceItem(side, index, instance.Class, ItemId.OfInstance(Sample.Id, side, instance, classes));
    }
}
