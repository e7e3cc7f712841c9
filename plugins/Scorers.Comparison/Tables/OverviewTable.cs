using static Assay.Scorers.Comparison.Census;

namespace Assay.Scorers.Comparison.Tables;

/// <summary>What both sides hold, with difference and ratio. Samples that one side does not have are left out of all but the last row.</summary>
static class OverviewTable
{
    public static DatasetTable Of(CompareSurvey survey, int classes)
    {
        var (labels, reference) = (survey.Labels, survey.Reference);
        List<IReadOnlyList<string>> rows = [];
        void Add(string name, Func<Census, long> count) => rows.Add(Row(name, count(labels), count(reference)));
        Add("images", side => side[Count.Images]);
        Add("images_without_instance", side => side[Count.EmptyImages]);
        Add("classes_with_instances", side => Enumerable.Range(0, classes).LongCount(entry => side.Of(entry, SizeBand.All) > 0));
        rows.Add(Row("classes_with_more_instances", MoreIn(labels, reference, classes), MoreIn(reference, labels, classes)));
        Add("instances", side => side[Count.Instances]);
        Add("crowds", side => side[Count.Crowds]);
        Add("multi_part_instances", side => side[Count.MultiPart]);
        Add("polygons", side => side[Count.Rings]);
        Add("vertices", side => side[Count.Vertices]);
        Add("vertices_with_ring_closure", side => side[Count.Vertices] + side[Count.Rings]);
        Add("very_small", side => side[Count.VerySmall]);
        foreach (var by in new[] { Count.ByArea, Count.ByBox })
            foreach (var band in new[] { SizeBand.Small, SizeBand.Medium, SizeBand.Large })
                Add($"{SizeBands.Name(band)}_by_{(by == Count.ByArea ? "area" : "box")}", side => side[by, (int)band]);
        rows.Add(["images_of_one_side_only", Cells.Of(survey.OneSided), "", "", ""]);
        return new DatasetTable("overview", ["quantity", "labels", "reference", "difference", "ratio"], rows);
    }

    static long MoreIn(Census one, Census other, int classes) => Enumerable.Range(0, classes).LongCount(entry => one.Of(entry, SizeBand.All) > other.Of(entry, SizeBand.All));

    static string[] Row(string name, long labels, long reference) => [name, Cells.Of(labels), Cells.Of(reference), Cells.Of(reference - labels), Cells.Of(Cells.Ratio(reference, labels))];
}
