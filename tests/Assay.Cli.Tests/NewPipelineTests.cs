using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>What a folder holds becomes a pipeline that lints and runs as it is; what cannot be decided is asked.</summary>
public class NewPipelineTests
{
    const string Coco = """
        { "images": [ { "id": 1, "file_name": "a.png", "width": 9, "height": 9 }, { "id": 2, "file_name": "b.png", "width": 9, "height": 9 } ],
          "categories": [ { "id": 7, "name": "cat" } ],
          "annotations": [ { "id": 1, "image_id": 1, "category_id": 7, "iscrowd": 0, "area": 4, "bbox": [1, 1, 2, 2], "segmentation": [[1, 1, 3, 1, 3, 3, 1, 3]] } ] }
        """;

    [Fact]
    public void The_demo_is_recognized_and_the_pipeline_lints_and_runs()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "demo", "--out", "demo", "-q").Exits(0);
        var answer = Proposed(folder, "demo");
        Assert.Matches(@"dataset +masks +labels +200 samples, class ids 0 to 5 in them; 200 files .* 200 images of the same names", answer.Output);
        Assert.Matches(@"reference +arrays +model +knows 200 of 200 samples, 6 classes; ", answer.Output);
        Assert.Matches(@"not used +masks +truth", answer.Output);
        var text = File.ReadAllText(folder.File("p.yaml"));
        Assert.Contains("masks: { labels: demo/labels, images: demo/images }", text);
        Assert.Contains("- soft_min: { reference: model }", text);
    }

    [Fact]
    public void A_pair_of_coco_files_is_a_dataset_and_its_second_opinion()
    {
        using var folder = new TempFolder();
        folder.Write("data/z-instances.json", Coco);
        folder.Write("data/predictions.json", Coco);
        folder.Write("data/notes.json", """{ "images": "none" }""");
        var answer = Proposed(folder, "data");
        Assert.Matches(@"dataset +coco +z-instances.json +2 samples, 1 classes \(cat\); JSON with 'images'", answer.Output);
        Assert.Matches(@"reference +coco +predictions.json +knows 2 of 2 samples", answer.Output);
        Assert.DoesNotContain("notes.json", answer.Output);
        Assert.Contains("highest: { by: match_suspicion", File.ReadAllText(folder.File("p.yaml")));
    }

    [Fact]
    public void A_results_file_is_joined_through_the_instances_file()
    {
        using var folder = new TempFolder();
        folder.Write("data/labels.json", Coco);
        folder.Write("data/dt.json", """[ { "image_id": 1, "category_id": 7, "score": 0.9, "bbox": [1, 1, 2, 2] }, { "image_id": 2, "category_id": 7, "score": 0.4, "bbox": [0, 0, 3, 3] } ]""");
        Assert.Matches(@"reference +coco_results +dt.json +knows 2 of 2 samples", Proposed(folder, "data").Output);
        Assert.Contains("coco_results: { results: data/dt.json, images_from: data/labels.json }", File.ReadAllText(folder.File("p.yaml")));
    }

    [Fact]
    public void Label_maps_alone_get_a_pipeline_with_a_hint_what_is_missing()
    {
        using var folder = Maps("data/deep/maps", 0, 1, 255);
        var answer = Proposed(folder, "data");
        Assert.Matches(@"dataset +masks +deep/maps +3 samples, class ids 0, 1, 255 in them", answer.Output);
        var text = File.ReadAllText(folder.File("p.yaml"));
        Assert.Contains("classes: [class_0, class_1]", text);
        Assert.Contains("ignore: [255]", text);
        Assert.Contains("# No second opinion was found.", text);
        Assert.Contains("highest: { by: rules,", text);
    }

    [Fact]
    public void A_coco_file_alone_is_held_against_rules_and_photographs_are_no_video()
    {
        using var folder = new TempFolder();
        folder.Write("data/labels.json", Coco);
        Proposed(folder, "data");
        var text = File.ReadAllText(folder.File("p.yaml"));
        Assert.Contains("- rules: {}", text);
        Assert.DoesNotContain("tracking", text);
        Assert.Contains("highest: { by: rules_object", text);
    }

    [Fact]
    public void Frames_of_a_video_are_followed()
    {
        using var folder = new TempFolder();
        folder.Write("data/labels.json", Coco.Replace("\"id\": 1, \"file_name\"", "\"id\": 1, \"video_id\": 1, \"frame_id\": 1, \"file_name\"").Replace("\"id\": 2, \"file_name\"", "\"id\": 2, \"video_id\": 1, \"frame_id\": 2, \"file_name\""));
        Proposed(folder, "data");
        Assert.Contains("highest: { by: tracking_object", File.ReadAllText(folder.File("p.yaml")));
    }

    [Fact]
    public void Probabilities_decide_how_many_classes_there_are_and_partial_joins_are_said()
    {
        using var folder = Maps("data/maps", 0, 1, 1);
        foreach (var sample in new[] { "a", "b" })
            NpyFile.Write<float>(folder.File($"data/unet/{sample}.npy"), [3, 4, 4], [.. Enumerable.Repeat(0.5f, 16), .. Enumerable.Repeat(0.3f, 16), .. Enumerable.Repeat(0.2f, 16)]);
        NpyFile.Write<float>(folder.File("data/features/a.npy"), [3, 4, 4], [.. Enumerable.Range(0, 48).Select(i => (float)i)]);
        var answer = Proposed(folder, "data");
        Assert.Matches(@"reference +arrays +unet +knows 2 of 3 samples, 3 classes; .* add up to 1", answer.Output);
        Assert.DoesNotContain("features", answer.Output);
        var text = File.ReadAllText(folder.File("p.yaml"));
        Assert.Contains("classes: [class_0, class_1, class_2]", text);
        Assert.Contains("min_joined: 0.66", text);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1_000_000_000)]
    public void A_class_id_out_of_all_proportion_makes_no_list_of_all_below_it(int id)
    {
        using var folder = new TempFolder();
        foreach (var sample in new[] { "a", "b", "c" })
        {
            NpyFile.Write<int>(folder.File($"data/maps/{sample}.npy"), [1, 2], [0, id]);
            NpyFile.Write<float>(folder.File($"data/unet/{sample}.npy"), [3, 1, 2], [0.5f, 0.5f, 0.3f, 0.3f, 0.2f, 0.2f]);
        }
        AssayCommand.Run(folder.Path, "new", "pipeline", "--from", "data", "--out", "p.yaml");
        Assert.True(!File.Exists(folder.File("p.yaml")) || new FileInfo(folder.File("p.yaml")).Length < 10_000);
        AssayCommand.Run(folder.Path, "new", "pipeline", "--from", "data/maps", "--out", "q.yaml").Exits(0);
        Assert.Contains($"class_{id}: {id}", File.ReadAllText(folder.File("q.yaml")));
    }

    [Fact]
    public void Two_formats_at_once_are_a_question_that_format_answers()
    {
        using var folder = Maps("data/maps", 0, 1, 1);
        folder.Write("data/labels.json", Coco);
        var refused = AssayCommand.Run(folder.Path, "new", "pipeline", "--from", "data", "--out", "p.yaml").Exits(2);
        Assert.Contains("2 formats fit", refused.Errors);
        Assert.Contains("  coco: labels.json: 2 samples", refused.Errors);
        Assert.Contains("  masks: maps: 3 samples", refused.Errors);
        Assert.Contains("--format coco or --format masks", refused.Errors);
        Assert.False(File.Exists(folder.File("p.yaml")));
        Assert.Contains("masks: { labels: data/maps }", File.ReadAllText(Written(folder, "data", "--format", "masks")));
    }

    [Fact]
    public void Label_maps_of_a_layout_are_no_dataset_of_their_own_and_format_still_chooses_them()
    {
        using var folder = new TempFolder();
        foreach (var frame in new[] { "val/ulm/ulm_000000_000019", "val/ulm/ulm_000001_000019" })
            PngFile.Write(folder.File($"data/gtFine/{frame}_gtFine_labelIds.png"), PngImage.Grey(2, 2, [7, 7, 26, 26]));
        Assert.Matches(@"dataset +cityscapes +\. +2 samples, 19 classes", Proposed(folder, "data").Output);
        Assert.Contains("cityscapes: { path: data }", File.ReadAllText(folder.File("p.yaml")));
        File.Delete(folder.File("p.yaml"));
        Assert.Contains("masks: { labels: data/gtFine", File.ReadAllText(Written(folder, "data", "--format", "masks")));
    }

    [Theory]
    [InlineData("packed", "'export.zip' is packed: unpack it and point --from at the folder")]
    [InlineData("empty", "found no files")]
    [InlineData("other", "found 1 .txt")]
    [InlineData("nowhere", "'nowhere' does not exist")]
    [InlineData("data --format cocoo", "no dataset component is called 'cocoo'; did you mean 'coco'?")]
    [InlineData("data --format masks", "nothing that 'masks' recognizes")]
    public void What_does_not_fit_is_refused_and_nothing_is_written(string from, string said)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("empty"));
        folder.Write("other/a.txt", "hello");
        folder.Write("packed/export.zip", "PK");
        folder.Write("data/labels.json", Coco);
        var answer = AssayCommand.Run(folder.Path, ["new", "pipeline", "--out", "p.yaml", "--from", .. from.Split(' ')]).Exits(2);
        Assert.Contains(said, answer.Errors);
        Assert.False(File.Exists(folder.File("p.yaml")));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("data/labels.json", Coco);
        File.CreateSymbolicLink(folder.File("data/gone.json"), "nowhere.json");
        Assert.Matches(@"not used +none +gone.json +it cannot be read", Proposed(folder, "data").Output);
    }

    [Fact]
    public void A_file_that_looks_right_and_is_broken_is_named_with_the_reason()
    {
        using var folder = new TempFolder();
        folder.Write("data/labels.json", Coco);
        folder.Write("data/broken.json", """{ "images": [ { "id": 1, "file_name": "a.png" } ], "annotations": [ { "image_id": 1, "category_id": 3 } ] }""");
        Assert.Matches(@"not used +coco +broken.json +.*", Proposed(folder, "data").Output);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        using var folder = new TempFolder();
        folder.Write("labels.json", Coco);
        folder.Write("pipeline.yaml", "mine");
        Assert.Contains("'pipeline.yaml' exists already", AssayCommand.Run(folder.Path, "new", "pipeline").Exits(2).Errors);
        Assert.Equal("mine", File.ReadAllText(folder.File("pipeline.yaml")));
    }

    [Fact]
    public void The_schema_is_written_beside_it_when_asked_for()
    {
        using var folder = new TempFolder();
        folder.Write("labels.json", Coco);
        Assert.StartsWith("# yaml-language-server: $schema=pipeline.schema.json\n# Audits labels.json.\n", File.ReadAllText(Written(folder, ".", "--schema")));
        using var schema = JsonDocument.Parse(File.ReadAllText(folder.File("pipeline.schema.json")));
    }

    [Fact]
    public void As_json_it_is_one_document()
    {
        using var folder = new TempFolder();
        folder.Write("labels.json", Coco);
        using var json = JsonDocument.Parse(AssayCommand.Run(folder.Path, "new", "pipeline", "--json", "--out", "below/p.yaml").Exits(0).Output);
        Assert.Equal("labels.json", json.RootElement.GetProperty("found")[0].GetProperty("path").GetString());
        Assert.Equal(File.ReadAllText(folder.File("below/p.yaml")), json.RootElement.GetProperty("pipeline").GetString());
        Assert.Contains("annotations: ../labels.json", File.ReadAllText(folder.File("below/p.yaml")));
    }

    /// <summary>Writes p.yaml, lints it and runs it.</summary>
    static Answer Proposed(TempFolder folder, string from)
    {
        var answer = AssayCommand.Run(folder.Path, "new", "pipeline", "--from", from, "--out", "p.yaml").Exits(0);
        Assert.Contains("all can be audited", answer.Errors);
        Assert.Equal("", AssayCommand.Run(folder.Path, "lint", "p.yaml").Exits(0).Output);
        AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(0);
        return answer;
    }

    static string Written(TempFolder folder, string from, params string[] more)
    {
        AssayCommand.Run(folder.Path, ["new", "pipeline", "--from", from, "--out", "p.yaml", .. more]).Exits(0);
        return folder.File("p.yaml");
    }

    /// <summary>Three label maps of 4 x 4 pixels: the first number, with one pixel each of the others.</summary>
    static TempFolder Maps(string path, byte first, byte second, byte third)
    {
        var folder = new TempFolder();
        foreach (var sample in new[] { "a", "b", "c" })
            PngFile.Write(folder.File($"{path}/{sample}.png"), PngImage.Grey(4, 4, [.. Enumerable.Repeat(first, 14), second, third]));
        return folder;
    }
}
