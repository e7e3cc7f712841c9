using System.Globalization;
using System.Text.Json;
using Assay.Scorers.Instances;
using Assay.Testing;

namespace Assay.Tests.Instances;

/// <summary>Under <c>compat</c>, every number and every match of pycocotools 2.0.11.</summary>
public class CocoEvalConformanceTests
{
    const string RealLabels = "coco/real/instances_val2014_100.json";

    [Theory]
    [InlineData("val2014_100_bbox", "bbox")]
    [InlineData("val2014_100_segm", "segm")]
    [InlineData("val2014_100_segm_useCats0", "segm")]
    public void Real_labels_and_the_official_results_agree(string name, string kind) =>
        Agree("coco/cocoeval_real.json", name, Files(RealLabels, $"coco/real/instances_val2014_fake{kind}100_results.json"), 100);

    [Theory]
    [InlineData("segm", "segm", 100)]
    [InlineData("bbox", "bbox", 100)]
    [InlineData("segm_useCats0", "segm", 100)]
    [InlineData("segm_maxDets500", "segm", 500)]
    public void Crowds_ties_and_areas_on_the_limits_agree(string name, string kind, int most) =>
        Agree("coco/cocoeval_synth.json", name, Files("coco/synth_gt.json", $"coco/synth_dt_{kind}.json"), most);

    [Fact]
    public void Results_of_one_score_agree() =>
        Agree("coco/cocoeval_synth.json", "segm_allScores1", Files("coco/synth_gt.json", "coco/synth_dt_segm.json").WithSeen(one => one with { Confidence = null }), 100);

    [Fact]
    public void A_label_with_id_0_is_never_matched() => Agree("coco/cocoeval_synth.json", "segm_gtIdFrom0_quirk",
        Files("coco/synth_gt.json", "coco/synth_dt_segm.json").WithLabels(one => one with { SourceId = $"{int.Parse(one.SourceId!, CultureInfo.InvariantCulture) - 1}" }), 100);

    static CocoFiles Files(string annotations, string results) => new(Conformance.Path(annotations), Conformance.Path(results));

    static void Agree(string expectations, string name, CocoFiles files, int most)
    {
        var expected = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path(expectations))).RootElement.GetProperty(name);
        var classAware = expected.GetProperty("useCats").GetInt32() == 1;
        var tables = Evaluated.Tables(files, new CocoEvalOptions
        {
            Shapes = [expected.GetProperty("iouType").GetString() == "bbox" ? CocoShape.Box : CocoShape.Mask],
            ClassAware = classAware,
            MaxDets = [1, 10, most],
            Compat = true,
            Matches = true,
        });
        Evaluated.Near([.. expected.GetProperty("stats").EnumerateArray().Select(value => value.GetDouble())], Evaluated.Column(tables["summary"], "value"), 1e-12);
        string[] classes = classAware ? [.. expected.GetProperty("catIds").EnumerateArray().Select(id => id.ToString())] : ["all"];
        Evaluated.Near(PerClass(expected, "apTKA_maxDetLast", classes, tables["by-iou"]), Evaluated.Column(tables["by-iou"], "ap"), 6e-13);
        Evaluated.Near(PerClass(expected, "recallTKA_maxDetLast", classes, tables["by-iou"]), Evaluated.Column(tables["by-iou"], "recall"), 6e-13);
        Assert.Equal(MatchesOf(expected, classAware), Listed(tables["matches"], classAware));
    }

    /// <summary>Numbers of [iou][class][size] in the order of the table's rows; classes without objects are not in the table.</summary>
    static double[] PerClass(JsonElement expected, string key, string[] classes, DatasetTable table) =>
        [.. table.Rows.Select((row, place) => expected.GetProperty(key)[place % 10][Array.IndexOf(classes, row[1])][place / 10 % 4].GetDouble())];

    /// <summary>As <c>image class detection label ignored</c>, sorted.</summary>
    static string[] MatchesOf(JsonElement expected, bool classAware) =>
        [.. expected.GetProperty("matches_iou50_areaAll__img_cat_dt_gt_ignore").EnumerateArray().Select(one => $"{one[0]} {(classAware ? one[1] : "")} {one[2]} {one[3]} {one[4]}").Order(StringComparer.Ordinal)];

    static string[] Listed(DatasetTable table, bool classAware) => [.. table.Rows.Select(row =>
        $"{int.Parse(row[0], CultureInfo.InvariantCulture)} {(classAware ? row[2] : "")} {row[3]} {(row[4].Length == 0 ? "0" : row[4])} {row[5]}").Order(StringComparer.Ordinal)];
}
