namespace Assay.Scorers.Classification;

/// <summary>
/// Confident learning, as cleanlab 2.9.0's filter.find_label_issues flags: for classes that exclude each other one question per sample, for tags a question per class (is it there or
/// not), each with thresholds and a joint of its own. Rounds: mean self-confidence by class (the thresholds); the confident joint; the answers to flag. Memory: questions times
/// classes squared, and what is flagged.
/// </summary>
/// <param name="read">A sample's answers; none: no evidence.</param>
sealed class ConfidentLearner(Func<Exam, IReadOnlyList<Verdict>> read, ConfidentClassesOptions options)
{
    public const int Rounds = 3;

    MeanSurvey means = new(_ => []);
    double[][] thresholds = [];
    HashSet<(string Sample, int Question)> flagged = [];

    public int Questions => means.Questions;

    /// <summary>By question and class.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Thresholds => thresholds;

    /// <summary>By question, given and true class: samples.</summary>
    public IReadOnlyList<long[][]> Joints { get; private set; } = [];

    /// <summary>How many were flagged, by their most probable class.</summary>
    public IReadOnlyDictionary<Pair, long> FlaggedPairs { get; private set; } = new Dictionary<Pair, long>();

    public long Labelled(int question, int k) => means.Count(question, k);

    public double? Mean(int question, int k) => means.Mean(question, k);

    public ISurvey Begin(int round) => round switch
    {
        0 => new MeanSurvey(read),
        1 => new PairSurvey(read, verdict => ConfidentRule.TrueClass(verdict, thresholds[verdict.Question])),
        _ when options.Method == Pruning.OffDiagonal => new PairSurvey(read, verdict => IsOffDiagonal(verdict) ? verdict.Predicted : -1),
        _ => new LowestSurvey(read, Wanted()),
    };

    public void Close(int round, ISurvey merged)
    {
        if (round == 0)
        {
            means = (MeanSurvey)merged;
            thresholds = [.. Enumerable.Range(0, Questions).Select(question => Enumerable.Range(0, means.Classes)
                .Select(k => means.Mean(question, k) is { } mean ? Math.Max(mean, ConfidentRule.Lowest) : ConfidentRule.Unreachable).ToArray())];
        }
        else if (round == 1)
            Joints = [.. Enumerable.Range(0, Questions).Select(question =>
                Joint.Calibrate(Confident(question, ((PairSurvey)merged).Counts), [.. Enumerable.Range(0, means.Classes).Select(k => means.Count(question, k))]))];
        else if (merged is PairSurvey pairs)
            FlaggedPairs = pairs.Counts;
        else
            Flag((LowestSurvey)merged);
    }

    long[][] Confident(int question, IReadOnlyDictionary<Pair, long> counts) => [.. Enumerable.Range(0, means.Classes).Select(given =>
        Enumerable.Range(0, means.Classes).Select(k => Math.Max(counts.GetValueOrDefault(new Pair(question, given, k)), given == k ? 1 : 0)).ToArray())];

    /// <summary>How many of each pair, and of each class as a whole, are to be flagged.</summary>
    Dictionary<Pair, long> Wanted()
    {
        Dictionary<Pair, long> wanted = [];
        for (var question = 0; question < Questions; question++)
        {
            var prune = Joint.Prune(Joints[question], options.KeepPerClass, options.Share);
            for (var given = 0; given < prune.Length; given++)
            {
                var labelled = means.Count(question, given);
                if (labelled <= Math.Max(1, options.KeepPerClass))
                    continue;
                for (var k = 0; k < prune.Length; k++)
                    if ((k == given ? labelled - prune[given][given] : prune[given][k]) is > 0 and var count && options.Method != (k == given ? Pruning.NoiseRate : Pruning.ByClass))
                        wanted[new Pair(question, given, k)] = count;
            }
        }
        return wanted;
    }

    void Flag(LowestSurvey survey)
    {
        // An answer whose most probable class is its label stays, whatever its place in a list.
        var suspects = survey.Lists.SelectMany(list => list.Suspects.Where(suspect => suspect.Predicted != list.List.Given).Select(suspect => (list.List, Key: (suspect.Sample, list.List.Question), suspect.Predicted))).ToArray();
        var byClass = suspects.Where(entry => entry.List.Given == entry.List.Other).DistinctBy(entry => entry.Key).ToArray();
        var byPair = suspects.Where(entry => entry.List.Given != entry.List.Other).DistinctBy(entry => entry.Key).ToArray();
        var both = byClass.Select(entry => entry.Key).ToHashSet();
        var chosen = options.Method switch
        {
            Pruning.ByClass => byClass,
            Pruning.NoiseRate => byPair,
            _ => byPair.Where(entry => both.Contains(entry.Key)),
        };
        var kept = chosen.ToArray();
        flagged = [.. kept.Select(entry => entry.Key)];
        FlaggedPairs = kept.GroupBy(entry => entry.List with { Other = entry.Predicted }).ToDictionary(group => group.Key, group => (long)group.Count());
    }

    bool IsOffDiagonal(Verdict verdict) => ConfidentRule.TrueClass(verdict, thresholds[verdict.Question]) is >= 0 and var k && k != verdict.Label && verdict.Predicted != verdict.Label;

    public bool IsFlagged(string sample, Verdict verdict) => options.Method == Pruning.OffDiagonal ? IsOffDiagonal(verdict) : flagged.Contains((sample, verdict.Question));
}
