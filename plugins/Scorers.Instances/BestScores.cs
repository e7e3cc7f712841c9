namespace Assay.Scorers.Instances;

/// <summary>The confidence that gives each class its best F.</summary>
sealed class BestScores
{
    readonly Dictionary<int, BestScore> ofClass = [];

    public BestScores(ScoreSurvey survey)
    {
        foreach (var (entry, seen) in survey.Seen)
            if (BestScore.Of(seen, survey.Labels.GetValueOrDefault(entry)) is { } best)
                ofClass[entry] = best;
        All = BestScore.Of([.. survey.Seen.Values.SelectMany(seen => seen)], survey.Labels.Values.Sum()) ?? new BestScore(0, 0, 0, 0);
    }

    /// <summary>Over all classes; for classes of which no object is right.</summary>
    public BestScore All { get; }

    public IReadOnlyDictionary<int, BestScore> OfClass => ofClass;

    public double Of(int entry) => ofClass.GetValueOrDefault(entry, All).MinScore;
}

/// <summary>A cut through the objects of a reference.</summary>
/// <param name="MinScore">Objects from this confidence on are seen.</param>
/// <param name="F">2 TP / (labels + objects seen).</param>
/// <param name="Seen">Objects seen.</param>
readonly record struct BestScore(double MinScore, double F, long Seen, long Labels)
{
    /// <summary>The cut of the best F, of equals the higher; null when no object is right.</summary>
    public static BestScore? Of(List<(double Score, bool IsRight)> seen, long labels)
    {
        BestScore? best = null;
        var (right, place) = (0L, 0);
        foreach (var group in seen.GroupBy(one => one.Score).OrderByDescending(group => group.Key))
        {
            right += group.Count(one => one.IsRight);
            place += group.Count();
            if (right > 0 && 2.0 * right / (labels + place) is var f && (best is not { } known || f > known.F))
                best = new BestScore(group.Key, f, place, labels);
        }
        return best;
    }
}
