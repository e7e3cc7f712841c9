using Assay.Formats.Coco;

namespace Assay.Tests.Coco;

public sealed class CocoResultsTests : IDisposable
{
    const string Detection = """{"image_id":42,"category_id":7,"bbox":[1,1,2,2],"score":0.75}""";
    static readonly ClassList Classes = new([new Class(7, "cat"), new Class(9, "dog")]);

    readonly TempFolder folder = new();
    readonly RecordingHost host = new();

    public void Dispose() => folder.Dispose();

    CocoResults Open(string results, string[] ids, double minScore = 0, string? imagesFrom = null)
    {
        var reference = new CocoResults(new CocoResultsOptions
        {
            Results = new InputPath(folder.Write("results.json", results)),
            MinScore = minScore,
            ImagesFrom = imagesFrom is null ? null : new InputPath(folder.Write("images.json", imagesFrom)),
        }, host);
        Assert.Null(reference.OpenAsync(ids, Classes, CancellationToken.None).AsTask().GetAwaiter().GetResult());
        return reference;
    }

    static IReadOnlyList<Instance> Ask(CocoResults reference, string id) => AskAll(reference, id).Instances!;

    static Opinion AskAll(CocoResults reference, string id) => reference
        .AskAsync([new Question(0, new Sample { Id = id, Size = new Size(4, 3) }, () => null)], CancellationToken.None).AsTask().GetAwaiter().GetResult()[0];

    [Theory]
    [InlineData("42")]
    [InlineData("000000000042.jpg")]
    [InlineData("val2014/COCO_val2014_000000000042.jpg")]
    public void A_number_finds_the_sample_that_bears_it(string id)
    {
        var instance = Assert.Single(Ask(Open($"[{Detection}]", [id]), id));
        Assert.Equal((7, .75, new BoxGeometry(new Box(1, 1, 2, 2))), (instance.Class, instance.Confidence!.Value, instance.Geometry));
    }

    [Fact]
    public void Short_digits_at_the_end_of_a_name_are_not_an_image_id() =>
        Assert.Equal("no-join", Assert.Throws<DataException>(() => Open($"[{Detection}]", ["frame_42.jpg"])).Code);

    [Fact]
    public void A_number_that_two_samples_bear_finds_neither() =>
        Assert.Equal("no-join", Assert.Throws<DataException>(() => Open($"[{Detection}]", ["train/42.jpg", "val/42.jpg"])).Code);

    [Fact]
    public void An_instances_file_translates_numbers_to_names() =>
        Assert.Single(Ask(Open($"[{Detection}]", ["frame_1.jpg"], imagesFrom: """{"images":[{"id":42,"file_name":"frame_1.jpg"}],"annotations":[{"caption":"x"}]}"""), "frame_1.jpg"));

    [Fact]
    public void An_instances_file_of_other_images_is_refused()
    {
        var refused = Assert.Throws<DataException>(() => Open($"[{Detection}]", ["a.jpg"], imagesFrom: """{"images":[{"id":42,"file_name":"b.jpg"}]}"""));
        Assert.Equal("no-join", refused.Code);
        Assert.Contains("b.jpg", refused.Message);
        Assert.Contains("a.jpg", refused.Message);
    }

    [Fact]
    public void Results_that_fit_no_sample_are_refused_with_examples_from_both_sides()
    {
        var refused = Assert.Throws<DataException>(() => Open($"[{Detection}]", ["a.jpg"]));
        Assert.Contains("42", refused.Message);
        Assert.Contains("a.jpg", refused.Message);
        Assert.Contains("images_from", refused.Message);
    }

    [Fact]
    public void A_sample_without_detections_is_seen_as_empty() => Assert.Empty(Ask(Open($"[{Detection}]", ["42", "43"]), "43"));

    [Fact]
    public void An_empty_list_of_results_sees_nothing_anywhere() => Assert.Empty(Ask(Open("[]", ["42"]), "42"));

    [Fact]
    public void Detections_below_the_score_are_left_out()
    {
        Assert.Empty(Ask(Open($"[{Detection}]", ["42"], minScore: .76), "42"));
        Assert.Single(Ask(Open($"[{Detection}]", ["42"], minScore: .75), "42"));
    }

    [Fact]
    public void Masks_are_read_as_polygons_and_runs()
    {
        var instances = Ask(Open("""
            [{"image_id":42,"category_id":7,"segmentation":[[0,0,3,0,3,3]],"score":1},
             {"image_id":42,"category_id":7,"segmentation":{"size":[3,4],"counts":[5,7]},"bbox":[1,0,3,3],"score":1}]
            """, ["42"]), "42");
        Assert.IsType<PolygonGeometry>(instances[0].Geometry);
        Assert.Equal(7, Assert.IsType<MaskGeometry>(instances[1].Geometry).Mask.Area);
        Assert.Equal(new Box(1, 0, 3, 3), instances[1].StatedBox);
    }

    [Fact]
    public void What_fits_no_sample_or_class_is_counted_once()
    {
        Open($$"""[{{Detection}},{"image_id":5,"category_id":7,"bbox":[1,1,2,2],"score":1},{"image_id":42,"category_id":8,"bbox":[1,1,2,2],"score":1}]""", ["42"]);
        Assert.Equal(["unknown-image", "unknown-category"], host.Problems.Select(problem => problem.Code));
        Assert.Contains("1 of 3", host.Problems[0].Message);
    }

    [Theory]
    [InlineData("no-score", """{"image_id":42,"category_id":7,"bbox":[1,1,2,2]}""")]
    [InlineData("score-range", """{"image_id":42,"category_id":7,"bbox":[1,1,2,2],"score":1.5}""")]
    [InlineData("rle-size", """{"image_id":42,"category_id":7,"segmentation":{"size":[4,3],"counts":[12]},"score":1}""")]
    public void A_broken_result_is_left_out_and_reported(string code, string result)
    {
        var opinion = AskAll(Open($"[{result},{Detection}]", ["42"]), "42");
        Assert.Single(opinion.Instances!);
        Assert.Equal(code, Assert.Single(opinion.Problems).Code);
    }

    [Fact]
    public void A_list_without_a_result_is_a_problem_and_the_detector_saw_nothing()
    {
        Assert.Empty(Ask(Open("[]", ["42"]), "42"));
        Assert.Equal("no-results", Assert.Single(host.Problems).Code);
    }

    [Fact]
    public void A_dataset_is_not_a_list_of_results() => Assert.Equal("not-results", Assert.Throws<DataException>(() => Open(SmallCoco.Json(), ["42"])).Code);

    [Fact]
    public void A_truncated_list_is_refused() => Assert.Equal("broken-json", Assert.Throws<DataException>(() => Open($"[{Detection},", ["42"])).Code);

    [Fact]
    public async Task Real_results_find_their_samples()
    {
        var dataset = new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(Conformance.Path("coco/real/instances_val2014_100.json")) }, host);
        await dataset.OpenAsync(CancellationToken.None);
        var reference = new CocoResults(new CocoResultsOptions { Results = new InputPath(Conformance.Path("coco/real/instances_val2014_fakesegm100_results.json")) }, host);
        await reference.OpenAsync(dataset.Ids, dataset.Classes, CancellationToken.None);
        var found = 0;
        for (var i = 0; i < dataset.Ids.Count; i++)
            found += (await reference.AskAsync([new Question(i, await dataset.ReadAsync(i, CancellationToken.None), () => null)], CancellationToken.None))[0].Instances!.Count;
        Assert.True(found > 500, $"{found} found, problems: {string.Join("; ", host.Problems.Take(3))}");
        Assert.Empty(host.Problems);
    }
}
