using System.Globalization;

namespace Assay.Scorers.Instances;

/// <summary>What <c>match</c> says of the whole dataset.</summary>
sealed class MatchTables(MatchOptions options, ClassList classes, bool confidences)
{
    static readonly string[] Sides = ["label", "reference"];

    /// <summary>The options that decide what findings mean.</summary>
    public DatasetTable About() => new("about", ["what", "value"],
    [
        ["gold", options.Gold.ToString().ToLowerInvariant()],
        ["omission", options.Gold == MatchGold.Labels ? "a labelled object that the reference lacks: the reference's error"
            : "an object of the reference that has no label: " + (options.Gold == MatchGold.Reference ? "the labels' error" : "one of the two is wrong")],
        ["extra", options.Gold == MatchGold.Labels ? "an object of the reference that has no label: the reference's error"
            : "a label without an object of the reference: " + (options.Gold == MatchGold.Reference ? "the labels' error" : "one of the two is wrong")],
        ["confidences", confidences ? "the reference's" : "none"],
        ["min_score", options.MinScore.Value is { } given ? Text(given) : confidences ? "best F of each class, see min-score" : "none"],
        ["shape", options.Shape.ToString().ToLowerInvariant()],
        ["order", options.Order.ToString().ToLowerInvariant()],
        ["class_aware", options.ClassAware ? "true" : "false"],
    ]);

    public DatasetTable MinScores(BestScores best, Func<int, double> chosen) => new DatasetTable("min-score", ["class", "min_score", "best_f_score", "f", "labels", "seen"],
    [
        ["all", "", .. Row(best.All)],
        .. best.OfClass.OrderBy(pair => pair.Key).Select(pair => (string[])[classes.NameOf(pair.Key), Text(chosen(pair.Key)), .. Row(pair.Value)]),
    ]);

    static string[] Row(BestScore best) => [Text(best.MinScore), Text(best.F), Text(best.Labels), Text(best.Seen)];

    public IEnumerable<DatasetTable> Of(MatchSurvey survey) => [Sweep(survey), Related(survey)];

    DatasetTable Sweep(MatchSurvey survey)
    {
        List<string[]> rows = [.. SweepOf("all", Sum(survey.Sweep.Values, 3 * CocoRules.Ious.Length))];
        foreach (var (entry, counts) in survey.Sweep.OrderBy(pair => pair.Key))
            rows.AddRange(SweepOf(classes.NameOf(entry), counts));
        return new DatasetTable("sweep", ["class", "iou", "tp", "labels_only", "reference_only", "fp", "fn", "precision", "recall", "f"], rows);
    }

    IEnumerable<string[]> SweepOf(string name, long[] counts)
    {
        for (var iou = 0; iou < CocoRules.Ious.Length; iou++)
        {
            var (tp, labels, references) = (counts[3 * iou], counts[3 * iou + 1], counts[3 * iou + 2]);
            var (fp, fn) = options.Gold == MatchGold.Reference ? (labels, references) : (references, labels);
            string[] judged = options.Gold == MatchGold.None ? ["", "", "", ""] : [Text(fp), Text(fn), Share(tp, tp + fp), Share(tp, tp + fn)];
            yield return [name, CocoRules.Ious[iou].ToString("0.00", CultureInfo.InvariantCulture), Text(tp), Text(labels), Text(references), .. judged, Share(2 * tp, 2 * tp + labels + references)];
        }
    }

    DatasetTable Related(MatchSurvey survey)
    {
        var kinds = Enum.GetValues<Relation>().Length;
        List<string[]> rows = [];
        foreach (var (name, counts) in survey.Related.OrderBy(pair => pair.Key).Select(pair => (classes.NameOf(pair.Key), pair.Value)).Prepend(("all", Sum(survey.Related.Values, 2 * kinds))))
            for (var side = 0; side < Sides.Length; side++)
                rows.Add([Sides[side], name, .. counts.Skip(side * kinds).Take(kinds).Select(Text)]);
        return new DatasetTable("relations", ["side", "class", "no_match", "ambiguous", "multi", "confident"], rows);
    }

    static long[] Sum(IEnumerable<long[]> all, int length)
    {
        var sums = new long[length];
        foreach (var counts in all)
            for (var i = 0; i < length; i++)
                sums[i] += counts[i];
        return sums;
    }

    static string Share(long part, long whole) => whole == 0 ? "" : Text((double)part / whole);

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
