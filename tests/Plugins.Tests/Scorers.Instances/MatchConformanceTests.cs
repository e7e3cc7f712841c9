using System.Text.Json;
using Assay.Kernels;
using Assay.Scorers.Instances;
using Assay.Testing;

namespace Assay.Tests.Instances;

/// <summary>Detection counts of a second dataset against COCO's labels follow from match's pairs, and FiftyOne's rule that each further object in a crowd is one more right one.</summary>
public class MatchConformanceTests
{
    [Theory]
    [InlineData("all", MatchOrder.Overlap)]
    [InlineData("all", MatchOrder.Confidence)]
    [InlineData("small_by_bbox", MatchOrder.Confidence)]
    [InlineData("medium_by_bbox", MatchOrder.Confidence)]
    [InlineData("large_by_bbox", MatchOrder.Confidence)]
    [InlineData("small_by_area", MatchOrder.Confidence)]
    [InlineData("medium_by_area", MatchOrder.Confidence)]
    [InlineData("large_by_area", MatchOrder.Confidence)]
    [InlineData("small_by_bbox", MatchOrder.Overlap)]
    [InlineData("medium_by_bbox", MatchOrder.Overlap)]
    [InlineData("large_by_bbox", MatchOrder.Overlap)]
    [InlineData("small_by_area", MatchOrder.Overlap)]
    [InlineData("medium_by_area", MatchOrder.Overlap)]
    [InlineData("large_by_area", MatchOrder.Overlap)]
    public void Counts_follow_from_pairs(string table, MatchOrder order)
    {
        var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/compare_expected.json"))).RootElement.GetProperty("tables").GetProperty(table);
        var files = new CocoFiles(Conformance.Path("coco/real/instances_val2014_100.json"), Conformance.Path("coco/compare_b.json"));
        var (tp, fp, fn) = (0, 0, 0);
        var match = new Match(new MatchOptions { Shape = MatchShape.Mask, Order = order });
        foreach (var exam in files.Exams())
        {
            var score = match.Examine(exam);
            var counted = Count(exam, score, IsOf(table));
            (tp, fp, fn) = (tp + counted.Tp, fp + counted.Fp, fn + counted.Fn);
        }
        Assert.Equal((expected.GetProperty("tp").GetInt32(), expected.GetProperty("fp").GetInt32(), expected.GetProperty("fn").GetInt32()), (tp, fp, fn));
    }

    static (int Tp, int Fp, int Fn) Count(Exam exam, Score score, Func<Instance, bool> counts)
    {
        var (labels, seen) = (exam.Instances!, exam.Opinion("reference").Instances!);
        var same = score.Pairs.Where(pair => pair.Kind is null && counts(labels[pair.Instance]) && counts(seen[pair.ReferenceInstance])).ToArray();
        var (paired, found) = (same.Select(pair => pair.ReferenceInstance).ToHashSet(), same.Select(pair => pair.Instance).ToHashSet());
        var (tp, fp) = (same.Length, 0);
        for (var i = 0; i < seen.Count; i++)
            if (!paired.Contains(i) && counts(seen[i]))
            {
                var crowds = Enumerable.Range(0, labels.Count).Where(label => labels[label].Crowd && counts(labels[label]) && labels[label].Class == seen[i].Class && InCrowd(exam, seen[i], labels[label])).ToArray();
                (tp, fp) = crowds.Length > 0 ? (tp + 1, fp) : (tp, fp + 1);
                found.UnionWith(crowds);
            }
        return (tp, fp, Enumerable.Range(0, labels.Count).Count(label => counts(labels[label]) && !found.Contains(label)));
    }

    static bool InCrowd(Exam exam, Instance one, Instance crowd) => RunLengths.Iou(exam.Mask(one)!.Counts, exam.Mask(crowd)!.Counts, crowd: true) >= .5;

    static Func<Instance, bool> IsOf(string table)
    {
        var (from, to) = table.Split('_')[0] switch { "small" => (0, 1024), "medium" => (1024, 9216), "large" => (9216, 1e10), _ => (-1, 1e10) };
        return instance => (table.EndsWith("bbox", StringComparison.Ordinal) ? instance.StatedBox!.Value.Area : instance.StatedArea) is { } area && area >= from && area < to;
    }
}
