using System.Globalization;

namespace Assay.Scorers.Instances;

/// <summary>COCO's twelve numbers, and what they are made of, as tables.</summary>
sealed class CocoTables(CocoEvalOptions options, ClassList classes, CocoSurvey survey)
{
    readonly (CocoShape Shape, CocoFigures Figures)[] shapes = [.. Figures(options, survey)];

    public IEnumerable<DatasetTable> All()
    {
        yield return new DatasetTable("summary", ["shape", "measure", "iou", "area", "max_dets", "value"], [.. shapes.SelectMany(one => Summary(one.Shape, one.Figures))]);
        yield return new DatasetTable("classes", ["shape", "class", "area", "labels", "ap", "ap50", "ap75", "recall"], [.. shapes.SelectMany(one => Classes(one.Shape, one.Figures))]);
        yield return new DatasetTable("by-iou", ["shape", "class", "area", "iou", "ap", "recall"], [.. shapes.SelectMany(one => ByIou(one.Shape, one.Figures))]);
        yield return new DatasetTable("about", ["what", "value"], [.. About()]);
        if (options.Matches)
            yield return new DatasetTable("matches", ["sample", "shape", "class", "reference_instance", "instance", "ignored"], [.. Matches()]);
    }

    static IEnumerable<(CocoShape, CocoFigures)> Figures(CocoEvalOptions options, CocoSurvey survey)
    {
        var order = new int[survey.Samples.Count];
        foreach (var (place, sample) in Enumerable.Range(0, order.Length).OrderBy(sample => survey.Samples[sample], StringComparer.Ordinal).Index())
            order[sample] = place;
        foreach (var shape in options.Shapes.Distinct())
            if (shape != CocoShape.Mask || survey.Counts.HasMasks)
                yield return (shape, new CocoFigures(options, survey.Classes.Where(pair => pair.Key.Shape == shape).ToDictionary(pair => pair.Key.Class, pair => pair.Value), order));
    }

    IEnumerable<IReadOnlyList<string>> Summary(CocoShape shape, CocoFigures figures)
    {
        IReadOnlyList<string> Row(string measure, string iou, int size, int most, double? value) => [Word(shape), measure, iou, CocoRules.Areas[size].Name, Text(options.MaxDets[most]), Text(value)];
        // pycocotools looks for 100 among max_dets for this one number.
        yield return Row("ap", "0.50:0.95", 0, 2, options.Compat && options.MaxDets[2] != 100 ? null : figures.Precision(0, CocoFigures.AllIous));
        yield return Row("ap", "0.50", 0, 2, figures.Precision(0, [0]));
        yield return Row("ap", "0.75", 0, 2, figures.Precision(0, [5]));
        for (var size = 1; size < CocoRules.Areas.Length; size++)
            yield return Row("ap", "0.50:0.95", size, 2, figures.Precision(size, CocoFigures.AllIous));
        for (var most = 0; most < 3; most++)
            yield return Row("ar", "0.50:0.95", 0, most, figures.RecallOf(most));
        for (var size = 1; size < CocoRules.Areas.Length; size++)
            yield return Row("ar", "0.50:0.95", size, 2, figures.Recall(size));
    }

    IEnumerable<IReadOnlyList<string>> Classes(CocoShape shape, CocoFigures figures) =>
        from entry in figures.Classes
        from size in Enumerable.Range(0, CocoRules.Areas.Length)
        select (string[])[Word(shape), Name(entry), CocoRules.Areas[size].Name, Text(figures.Positives(entry, size)), Text(figures.Precision(entry, size)),
            Text(figures.Curve(entry, size, 0)?.Precision), Text(figures.Curve(entry, size, 5)?.Precision), Text(figures.Recall(entry, size))];

    IEnumerable<IReadOnlyList<string>> ByIou(CocoShape shape, CocoFigures figures) =>
        from entry in figures.Classes
        from size in Enumerable.Range(0, CocoRules.Areas.Length)
        from iou in CocoFigures.AllIous
        let curve = figures.Curve(entry, size, iou)
        select (string[])[Word(shape), Name(entry), CocoRules.Areas[size].Name, CocoRules.Ious[iou].ToString("0.00", CultureInfo.InvariantCulture), Text(curve?.Precision), Text(curve?.Recall)];

    IEnumerable<IReadOnlyList<string>> About()
    {
        var counts = survey.Counts;
        yield return ["scores", counts.Seen == 0 ? "no objects" : counts.Scored == counts.Seen ? "the reference's" : counts.Scored == 0 ? "none: all count as 1, so the tie order decides the precision" : "where there is none it counts as 1"];
        yield return ["tie_order", Word(options.TieOrder)];
        yield return ["compat", options.Compat ? "true" : "false"];
        yield return ["class_aware", options.ClassAware ? "true" : "false"];
        yield return ["samples", Text(counts.Samples)];
        yield return ["samples_left_out", Text(counts.LeftOut)];
        yield return ["labels", Text(counts.Labels)];
        yield return ["crowds", Text(counts.Crowds)];
        yield return ["reference_instances", Text(counts.Seen)];
        yield return ["beyond_max_dets", Text(counts.Cut)];
        if (options.Shapes.Contains(CocoShape.Mask) && !counts.HasMasks)
            yield return ["masks", counts.DrawnLabels == 0 ? "left out: the labels have none" : "left out: the reference has none"];
    }

    IEnumerable<IReadOnlyList<string>> Matches() => survey.Matches
        .OrderBy(match => match.Sample, StringComparer.Ordinal).ThenBy(match => match.Shape).ThenBy(match => match.Class).ThenBy(match => match.Seen, StringComparer.Ordinal)
        .Select(match => (string[])[match.Sample, Word(match.Shape), Name(match.Class), match.Seen, match.Label, match.Ignored ? "1" : "0"]);

    string Name(int entry) => entry < 0 ? "all" : classes.NameOf(entry);

    string Text(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : options.Compat ? "-1" : "";

    static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
