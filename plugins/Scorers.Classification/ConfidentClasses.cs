using System.Globalization;

namespace Assay.Scorers.Classification;

/// <summary>
/// Confident learning for classes of whole images, as cleanlab 2.9.0's filter.find_label_issues flags them. Rounds: mean self-confidence by class (the thresholds); the
/// confident joint; the samples to flag. Memory: classes squared, and the flagged samples.
/// </summary>
[Component("confident_classes", "Flags images whose class is wrong by confident learning (cleanlab's find_label_issues for classification).")]
public sealed class ConfidentClasses(ConfidentClassesOptions options) : IDatasetScorer
{
    MeanSurvey means = new();
    double[] thresholds = [];
    long[][] joint = [];
    IReadOnlyDictionary<(int Given, int Other), long> flaggedPairs = new Dictionary<(int, int), long>();
    HashSet<string> flagged = [];
    ClassList classes = ClassList.Unknown;

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Verdict.Role, Evidence.ClassScores)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.ClassScores;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new(""), new("flagged", End: Suspicious.High)];

    /// <inheritdoc/>
    public int Rounds => 3;

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => this.classes = classes;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => round switch
    {
        0 => new MeanSurvey(),
        1 => new PairSurvey(verdict => ConfidentRule.TrueClass(verdict, thresholds)),
        _ when options.Method == Pruning.OffDiagonal => new PairSurvey(verdict => IsOffDiagonal(verdict) ? verdict.Predicted : -1),
        _ => new LowestSurvey(Wanted()),
    };

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged)
    {
        if (round == 0)
        {
            means = (MeanSurvey)merged;
            thresholds = [.. Enumerable.Range(0, means.Classes).Select(k => means.Mean(k) is { } mean ? Math.Max(mean, ConfidentRule.Lowest) : ConfidentRule.Unreachable)];
        }
        else if (round == 1)
            joint = Joint.Calibrate(Confident(((PairSurvey)merged).Counts), [.. Enumerable.Range(0, means.Classes).Select(means.Count)]);
        else if (merged is PairSurvey pairs)
            flaggedPairs = pairs.Counts;
        else
            Flag((LowestSurvey)merged);
    }

    long[][] Confident(IReadOnlyDictionary<(int, int), long> counts) => [.. Enumerable.Range(0, means.Classes).Select(given =>
        Enumerable.Range(0, means.Classes).Select(k => Math.Max(counts.GetValueOrDefault((given, k)), given == k ? 1 : 0)).ToArray())];

    /// <summary>How many of each pair, and of each class as a whole, are to be flagged.</summary>
    Dictionary<(int, int), long> Wanted()
    {
        var prune = Joint.Prune(joint, options.KeepPerClass, options.Share);
        Dictionary<(int, int), long> wanted = [];
        for (var given = 0; given < prune.Length; given++)
        {
            var labelled = means.Count(given);
            if (labelled <= Math.Max(1, options.KeepPerClass))
                continue;
            for (var k = 0; k < prune.Length; k++)
                if ((k == given ? labelled - prune[given][given] : prune[given][k]) is > 0 and var count && options.Method != (k == given ? Pruning.NoiseRate : Pruning.ByClass))
                    wanted[(given, k)] = count;
        }
        return wanted;
    }

    void Flag(LowestSurvey survey)
    {
        // A sample whose most probable class is its label stays, whatever its place in a list.
        var suspects = survey.Lists.SelectMany(list => list.Suspects.Where(suspect => suspect.Predicted != list.List.Given).Select(suspect => (list.List, suspect))).ToArray();
        var byClass = suspects.Where(entry => entry.List.Given == entry.List.Other).DistinctBy(entry => entry.suspect.Sample).ToArray();
        var byPair = suspects.Where(entry => entry.List.Given != entry.List.Other).DistinctBy(entry => entry.suspect.Sample).ToArray();
        var both = byClass.Select(entry => entry.suspect.Sample).ToHashSet(StringComparer.Ordinal);
        var chosen = options.Method switch
        {
            Pruning.ByClass => byClass,
            Pruning.NoiseRate => byPair,
            _ => byPair.Where(entry => both.Contains(entry.suspect.Sample)),
        };
        var kept = chosen.ToArray();
        flagged = kept.Select(entry => entry.suspect.Sample).ToHashSet(StringComparer.Ordinal);
        flaggedPairs = kept.GroupBy(entry => (entry.List.Given, entry.suspect.Predicted)).ToDictionary(group => group.Key, group => (long)group.Count());
    }

    bool IsOffDiagonal(Verdict verdict) => ConfidentRule.TrueClass(verdict, thresholds) is >= 0 and var k && k != verdict.Label && verdict.Predicted != verdict.Label;

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (Verdict.Of(exam) is not { } verdict)
            return Score.None;
        var isFlagged = options.Method == Pruning.OffDiagonal ? IsOffDiagonal(verdict) : flagged.Contains(exam.Sample.Id);
        return new Score
        {
            Values = [isFlagged ? NormalizedMargin.Of(verdict) : 1, isFlagged ? 1 : 0],
            Findings = isFlagged ? verdict.Suspect() : [],
            Reason = verdict.Describe(exam.Classes),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables()
    {
        yield return new DatasetTable("pairs", ["given", "predicted", "flagged"], [.. flaggedPairs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => (IReadOnlyList<string>)[classes.NameOf(pair.Key.Given), classes.NameOf(pair.Key.Other), $"{pair.Value}"])]);
        yield return new DatasetTable("joint", ["given", "true", "samples"], [.. joint.SelectMany((row, given) => row.Index().Where(cell => cell.Item > 0)
            .Select(cell => (IReadOnlyList<string>)[classes.NameOf(given), classes.NameOf(cell.Index), $"{cell.Item}"]))]);
        yield return new DatasetTable("thresholds", ["class", "samples", "threshold"], [.. thresholds.Select((threshold, k) =>
            (IReadOnlyList<string>)[classes.NameOf(k), $"{means.Count(k)}", means.Mean(k) is null ? "" : threshold.ToString("R", CultureInfo.InvariantCulture)])]);
    }
}
