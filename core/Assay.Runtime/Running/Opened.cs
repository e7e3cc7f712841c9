using Assay.Runtime.Caching;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>One sample on its way through a stage: what was read, said and reused of it so far. One caller at a time.</summary>
sealed class Opened(int index)
{
    public int Index => index;

    /// <summary>Null as long as nobody needs it, or when it cannot be read.</summary>
    public Sample? Sample { get; set; }

    /// <summary>Why it cannot be read.</summary>
    public DataException? Unreadable { get; set; }

    /// <summary>What was made to score it, with all that its steps said; null when nothing had to be computed.</summary>
    public Examination? Examination { get; set; }

    /// <summary>By reference id.</summary>
    public Dictionary<string, Opinion> Opinions { get; } = [];

    /// <summary>The dataset's classes that a reference cannot speak of, by reference id.</summary>
    public Dictionary<string, IReadOnlyList<int>> NotOffered { get; } = [];

    /// <summary>References that could not answer.</summary>
    public Dictionary<string, DataException> Unanswered { get; } = [];

    public bool HasFailed => Unreadable is not null || Unanswered.Count > 0;

    /// <summary>Keys of what may be kept for later runs, by step id.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>What earlier runs left, by step id; whether it fits depends on what the steps before say.</summary>
    public Dictionary<string, ScoreUnit> Units { get; } = [];

    /// <summary>What was computed and may be kept, by step id.</summary>
    public Dictionary<string, ScoreUnit> Computed { get; } = [];

    /// <summary>
    /// Steps that have to be computed, or may have to: there is no unit, or it has read something else, or something that itself may be computed anew. Leaves
    /// <see cref="Units"/> without those that are known not to fit.
    /// </summary>
    public HashSet<string> Unsure(IReadOnlyList<StepUse> steps, IReadOnlyDictionary<string, Score> before)
    {
        if (Units.Count == 0)
            return [.. steps.Select(step => step.Id)];
        var known = new EarlierScores(before);
        HashSet<string> unsure = [];
        foreach (var step in steps)
        {
            var unit = Units.GetValueOrDefault(step.Id);
            var doubtful = unit is not null && (unit.Reads.All ? unsure.Count > 0 : unit.Reads.Scores.Any(read => unsure.Contains(read.Step)));
            if (unit is not null && !doubtful && !unit.Reads.Fit(known))
                Units.Remove(step.Id);
            if (doubtful || !Units.ContainsKey(step.Id))
                unsure.Add(step.Id);
            else
                known.Add(step.Id, unit!.Score);
        }
        return unsure;
    }

    /// <summary>What was wrong with the sample, as the dataset or an earlier run told it.</summary>
    public IReadOnlyList<Problem> Problems => Sample?.Problems ?? Units.Values.FirstOrDefault()?.Problems ?? [];

    /// <summary>Its width and height, as the dataset or an earlier run told them.</summary>
    public Size? Size => Sample?.Size ?? Units.Values.FirstOrDefault()?.Size;

    /// <summary>What was wrong with an opinion.</summary>
    public IReadOnlyList<Problem> ProblemsOf(string reference) => Opinions.TryGetValue(reference, out var opinion) ? opinion.Problems
        : Units.Values.Select(unit => unit.OpinionProblems.GetValueOrDefault(reference)).FirstOrDefault(problems => problems is not null) ?? [];
}
