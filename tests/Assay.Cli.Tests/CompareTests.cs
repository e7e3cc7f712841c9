using System.Globalization;
using System.Text.Json;

namespace Assay.Cli.Tests;

public class CompareTests
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("area")]
    [InlineData("box")]
    public void On_real_labels_and_a_perturbed_copy_every_figure_is_the_expected_one(string sizes)
    {
        using var folder = new TempFolder();
        using var expected = Expected();
        Compare(folder, "--sizes", sizes, "--no-contour").Exits(0);
        var detection = Table(folder, "detection");
        foreach (var size in new[] { "all", "small", "medium", "large" })
        {
            var table = expected.RootElement.GetProperty("tables").GetProperty(size == "all" ? size : $"{size}_by_{(sizes == "area" ? "area" : "bbox")}");
            foreach (var (row, name) in new[] { ("tp", "tp"), ("fp", "fp"), ("fn", "fn"), ("support", "support") })
                Assert.Equal(table.GetProperty(name).GetInt64(), long.Parse(detection[row][size], Invariant));
            foreach (var (row, name) in new[] { ("accuracy", "accuracy"), ("precision", "precision"), ("recall", "recall"), ("fscore", "fscore"), ("map_fiftyone_ties", "mAP_tpFirst"), ("map_pycocotools_ties", "mAP_fileOrder"), ("mean_recall", "meanRecall_sweep") })
                Assert.Equal(table.GetProperty(name).GetDouble(), double.Parse(detection[row][size], Invariant), 1e-12);
        }
    }

    [Fact]
    public void On_real_labels_and_a_perturbed_copy_both_sides_hold_what_they_hold()
    {
        using var folder = new TempFolder();
        using var expected = Expected();
        Compare(folder, "--no-contour").Exits(0);
        var overview = Table(folder, "overview");
        foreach (var (side, name) in new[] { ("labels", "a"), ("reference", "b") })
            foreach (var (row, key) in new[]
            {
                ("instances", "instances"), ("crowds", "crowds"), ("multi_part_instances", "multi_part"), ("polygons", "polygons"), ("vertices", "vertices"), ("vertices_with_ring_closure", "vertices_plus_closing"),
                ("very_small", "very_small_le10x10"), ("small_by_area", "small"), ("medium_by_area", "medium"), ("large_by_area", "large"),
            })
                Assert.Equal(expected.RootElement.GetProperty("counts").GetProperty(name).GetProperty(key).GetInt64(), long.Parse(overview[row][side], Invariant));
    }

    [Fact]
    public void On_real_labels_and_a_perturbed_copy_classes_are_confused_as_expected()
    {
        using var folder = new TempFolder();
        using var expected = Expected();
        Compare(folder, "--no-contour").Exits(0);
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/real/instances_val2014_100.json")));
        var names = labels.RootElement.GetProperty("categories").EnumerateArray().ToDictionary(entry => entry.GetProperty("id").GetRawText(), entry => entry.GetProperty("name").GetString()!);
        names["None"] = "(none)";
        var seen = CsvText.Read(folder.File("run/tables/compare.confusion.csv"));
        foreach (var iou in new[] { "0.5", "0.95" })
        {
            var cells = expected.RootElement.GetProperty($"confusion_iou{iou}").EnumerateObject().Select(cell => (cell.Name.Split("->"), cell.Value.GetInt64())).Select(cell => $"{names[cell.Item1[0]]} as {names[cell.Item1[1]]}: {cell.Item2}").Order(StringComparer.Ordinal);
            Assert.Equal(cells, seen.Where(row => row["iou"] == iou).Select(row => $"{row["gold"]} as {row["other"]}: {row["instances"]}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void On_real_labels_and_a_perturbed_copy_outlines_are_as_far_apart_as_expected()
    {
        using var folder = new TempFolder();
        using var expected = Expected();
        Compare(folder).Exits(0);
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/real/instances_val2014_100.json")));
        var files = labels.RootElement.GetProperty("images").EnumerateArray().ToDictionary(image => image.GetProperty("id").GetInt64(), image => image.GetProperty("file_name").GetString()!);
        Dictionary<long, string> rows = [];
        Dictionary<string, int> counts = [];
        foreach (var annotation in labels.RootElement.GetProperty("annotations").EnumerateArray())
        {
            var file = files[annotation.GetProperty("image_id").GetInt64()];
            rows[annotation.GetProperty("id").GetInt64()] = $"{file} {counts[file] = counts.GetValueOrDefault(file, -1) + 1}";
        }
        var seen = CsvText.Read(folder.File("run/instances.csv")).Where(row => row["side"] == "label").ToDictionary(row => $"{row["sample"]} {row["instance"]}");
        var pairs = expected.RootElement.GetProperty("contour_n8_border0").EnumerateArray().ToArray();
        Assert.Equal(656, pairs.Length);
        foreach (var pair in pairs)
            Assert.Equal(pair[7].GetDouble(), double.Parse(seen[rows[pair[0].GetInt64()]]["contour"], Invariant), 1e-9);
        var (fit, distances) = (expected.RootElement.GetProperty("exp_fit"), CsvText.Read(folder.File("run/tables/compare.distances.csv")).Single(row => row["gate_iou"] == "0.75" && row["size"] == "all"));
        Assert.Equal(fit.GetProperty("n").GetInt64(), long.Parse(distances["pairs"], Invariant));
        Assert.Equal(fit.GetProperty("mean").GetDouble(), double.Parse(distances["lower_bound_px"], Invariant), 1e-9);
        Assert.Equal(fit.GetProperty("rate_mle").GetDouble(), double.Parse(distances["rate"], Invariant) * Math.Sqrt(2), 1e-9);
        Assert.Equal(fit.GetProperty("median").GetDouble(), double.Parse(distances["median_px"], Invariant) / Math.Sqrt(2), 1e-9);
        Assert.Equal(fit.GetProperty("p95").GetDouble(), double.Parse(distances["p95_px"], Invariant) / Math.Sqrt(2), 1e-9);
    }

    [Fact]
    public void It_begins_with_how_many_differ_and_ends_with_what_to_do_next()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json").Exits(0);
        Assert.Contains("images differ", answer.Output);
        Assert.Contains("next: less runs/compare-a-b/queue.csv", answer.Errors);
        Assert.All(answer.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.True(File.Exists(folder.File("runs/compare-a-b/tables/compare.overview.csv")));
    }

    [Fact]
    public void Real_labels_fit_a_screen_of_80_columns_and_their_distances_stand_beside_the_noise_of_drawing()
    {
        using var folder = new TempFolder();
        var lines = Compare(folder).Exits(0).Output.Split('\n');
        Assert.All(lines.Skip(2), line => Assert.InRange(line.Length, 0, 80));
        var floor = CsvText.Read(folder.File("run/tables/contour_floor.noise-floor.csv"));
        Assert.Equal(["label 830", "reference 1004"], floor.Where(row => row["size"] == "all").Select(row => $"{row["side"]} {row["objects"]}"));
        var at = Array.FindIndex(lines, line => line.StartsWith("Their noise floor, px", StringComparison.Ordinal));
        Assert.InRange(Array.FindIndex(lines, line => line.StartsWith("Distance of matched outlines", StringComparison.Ordinal)), 0, at);
        Assert.Contains(lines[at..], line => line.StartsWith("  A     all", StringComparison.Ordinal) && line.Contains("830", StringComparison.Ordinal));
        Assert.Contains("the noise of drawing is", string.Join(' ', lines.Select(line => line.Trim())));
    }

    [Fact]
    public void Crowds_that_are_set_aside_leave_as_many_objects_as_are_none()
    {
        using var folder = new TempFolder();
        Compare(folder, "--no-contour", "--crowds", "set_aside").Exits(0);
        Assert.Equal("830", Table(folder, "detection")["support"]["all"]); // 839, of which 9 are crowds.
        Assert.Equal("0", Table(folder, "detection")["crowd_matches"]["all"]);
    }

    [Fact]
    public void Images_of_one_side_are_named_on_either()
    {
        using var folder = new TempFolder();
        Write(folder.File("a.json"), ["x.jpg", "only-here.jpg"], (1, "cat"));
        Write(folder.File("b.json"), ["x.jpg", "only-there.jpg", "nor-this.jpg"], (1, "cat"));
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--min-joined", "0.5", "--out", "run").Exits(0);
        Assert.Contains("only in A, left out: only-here.jpg", answer.Output);
        Assert.Contains("only in B, left out: nor-this.jpg, only-there.jpg", answer.Output);
        using var json = JsonDocument.Parse(AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--min-joined", "0.5", "--out", "run", "--json").Exits(0).Output);
        var images = json.RootElement.GetProperty("b")[0].GetProperty("images");
        Assert.Equal((1, 1, 2), (images.GetProperty("joined").GetInt32(), images.GetProperty("only_in_a").GetInt32(), images.GetProperty("only_in_b").GetInt32()));
        using var record = JsonDocument.Parse(File.ReadAllBytes(folder.File("run/run.json")));
        Assert.Equal(["nor-this.jpg", "only-there.jpg"], record.RootElement.GetProperty("joins").GetProperty("b").GetProperty("only_in_reference").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public void Images_are_joined_by_file_name_or_by_id()
    {
        using var folder = new TempFolder();
        Write(folder.File("a.json"), ["x.jpg", "y.jpg"], (1, "cat"));
        Write(folder.File("b.json"), ["renamed-x.jpg", "renamed-y.jpg"], (1, "cat"));
        Assert.Contains("[join]", AssayCommand.Run(folder.Path, "compare", "a.json", "b.json").Exits(2).Errors);
        Assert.StartsWith("0 of 2 images differ", Headline(AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--join", "id").Exits(0)));
    }

    [Fact]
    public void The_pipeline_that_it_prints_gives_the_same_tables()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--out", "one").Exits(0);
        File.WriteAllText(folder.File("compare.yaml"), AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--print-pipeline").Exits(0).Output);
        AssayCommand.Run(folder.Path, "run", "compare.yaml", "--out", "two").Exits(0);
        Assert.Equal(File.ReadAllText(folder.File("compare.yaml")), File.ReadAllText(folder.File("one/phases/pipeline.yaml")));
        File.Delete(folder.File("one/phases/pipeline.yaml")); // Kept because it stands in no file; the other run has one.
        RunFiles.Equal(folder.File("one"), folder.File("two"));
    }

    [Fact]
    public void The_same_bytes_whatever_the_number_of_jobs()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        var one = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--jobs", "1", "--out", "one").Exits(0);
        var four = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--jobs", "4", "--out", "four").Exits(0);
        Assert.Equal(one.Output, four.Output);
        RunFiles.Equal(folder.File("one"), folder.File("four"));
    }

    [Fact]
    public void Several_are_held_against_one_in_a_row_each()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        File.Copy(folder.File("b.json"), folder.File("c.json"));
        File.Copy(Path.Combine(Repository.Root, "pipelines", "fixtures", "detections.json"), folder.File("detections.json"));
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "c.json", "detections.json", "--json").Exits(0);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(["b", "c", "detections"], json.RootElement.GetProperty("b").EnumerateArray().Select(side => side.GetProperty("id").GetString()));
        var sides = json.RootElement.GetProperty("b").EnumerateArray().Select(side => side.GetProperty("tables").GetProperty("detection").GetRawText()).ToArray();
        Assert.Equal(sides[0], sides[1]);
        Assert.NotEqual(sides[0], sides[2]);
    }

    [Fact]
    public void It_has_a_report_although_its_pipeline_stands_in_no_file()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--out", "out").Exits(0);
        Assert.False(File.Exists(folder.File("compare.yaml")));
        AssayCommand.Run(Directory.CreateDirectory(folder.File("elsewhere")).FullName, "report", "../out").Exits(0);
        var html = File.ReadAllText(folder.File("out/report.html"));
        Assert.Contains("How far an outline may be off", html);
        Assert.Contains("Distances between outlines", html);
    }

    [Fact]
    public void A_dataset_against_itself_differs_in_nothing()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        File.Copy(folder.File("a.json"), folder.File("same.json"));
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "same.json").Exits(0);
        Assert.StartsWith("0 of ", answer.Output.Split('\n')[2]);
    }

    [Fact]
    public void Images_of_another_size_take_no_part_and_are_named()
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        File.WriteAllText(folder.File("b.json"), File.ReadAllText(folder.File("b.json")).Replace("\"width\": 120", "\"width\": 121", StringComparison.Ordinal));
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json").Exits(4);
        Assert.Contains("problem size-mismatch: 1", answer.Errors);
        Assert.Contains("1 of 3 images could not be compared and take no part", answer.Errors);
    }

    [Fact]
    public void Classes_are_joined_by_name_or_by_number()
    {
        using var folder = new TempFolder();
        Write(folder.File("a.json"), (1, "cat"), (2, "dog"));
        Write(folder.File("b.json"), (1, "dog"), (2, "cat"));
        Assert.StartsWith("1 of 1 images differ", Headline(AssayCommand.Run(folder.Path, "compare", "a.json", "b.json").Exits(0)));
        Assert.StartsWith("0 of 1 images differ", Headline(AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--classes", "id").Exits(0)));
        Write(folder.File("b.json"), (7, "dog"), (8, "cat"));
        Assert.Contains("no class number in common", AssayCommand.Run(folder.Path, "compare", "a.json", "b.json", "--classes", "id").Exits(2).Errors);
    }

    [Fact]
    public void A_folder_of_shards_is_one_side()
    {
        using var folder = new TempFolder();
        Write(folder.File("a.json"), (1, "cat"));
        Directory.CreateDirectory(folder.File("shards"));
        Write(folder.File("shards/1.json"), (1, "cat"));
        Write(folder.File("shards/2.json"), (1, "cat"));
        File.WriteAllText(folder.File("shards/2.json"), File.ReadAllText(folder.File("shards/2.json")).Replace("x.jpg", "y.jpg", StringComparison.Ordinal).Replace("\"id\":1,", "\"id\":2,", StringComparison.Ordinal).Replace("\"image_id\":1", "\"image_id\":2", StringComparison.Ordinal));
        Assert.StartsWith("0 of 1 images differ", Headline(AssayCommand.Run(folder.Path, "compare", "a.json", "shards").Exits(0)));
    }

    [Fact]
    public void A_NaN_among_coordinates_costs_its_object_and_no_more()
    {
        using var folder = new TempFolder();
        Write(folder.File("a.json"), (1, "cat"));
        File.WriteAllText(folder.File("b.json"), File.ReadAllText(folder.File("a.json")).Replace("[2,2,8,8]", "[NaN,2,8,8]", StringComparison.Ordinal));
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", "b.json");
        answer.Exits(0);
        Assert.Contains("problem not-a-number: 1", answer.Errors);
        Assert.StartsWith("1 of 1 images differ", Headline(answer));
    }

    static string Headline(Answer answer) => answer.Output.Split('\n')[2];

    /// <summary>One image with an object of class number 1, or of the first there is.</summary>
    static void Write(string file, params (int Id, string Name)[] classes) => File.WriteAllText(file, $$"""
        {"images":[{"id":1,"file_name":"x.jpg","width":20,"height":20}],"categories":[{{string.Join(',', classes.Select(entry => $$"""{"id":{{entry.Id}},"name":"{{entry.Name}}"}"""))}}],
         "annotations":[{"id":1,"image_id":1,"category_id":{{classes[0].Id}},"iscrowd":0,"area":64,"bbox":[2,2,8,8],"segmentation":[[2,2,10,2,10,10,2,10]]}]}
        """);

    /// <summary>Images numbered from 1, an object each.</summary>
    static void Write(string file, string[] images, (int Id, string Name) entry) => File.WriteAllText(file, $$"""
        {"images":[{{string.Join(',', images.Select((name, i) => $$"""{"id":{{i + 1}},"file_name":"{{name}}","width":20,"height":20}"""))}}],"categories":[{"id":{{entry.Id}},"name":"{{entry.Name}}"}],
         "annotations":[{{string.Join(',', images.Select((_, i) => $$"""{"id":{{i + 1}},"image_id":{{i + 1}},"category_id":{{entry.Id}},"iscrowd":0,"area":64,"bbox":[2,2,8,8],"segmentation":[[2,2,10,2,10,10,2,10]]}"""))}}]}
        """);

    [Theory]
    [InlineData("[missing-path]", "missing.json")]
    [InlineData("[no-common-class]", "strangers.json")]
    [InlineData("[join]", "elsewhere.json")]
    [InlineData("[nothing-recognized]", "text.json")]
    [InlineData("[broken-json]", "cut.json")]
    public void What_cannot_be_compared_is_refused_with_the_reason(string code, string other)
    {
        using var folder = new TempFolder();
        Fixtures(folder);
        const string Template = """{"images":[{"id":1,"file_name":"NAME","width":8,"height":8}],"categories":[{"id":1,"name":"CLASS"}],"annotations":[]}""";
        File.WriteAllText(folder.File("strangers.json"), File.ReadAllText(folder.File("a.json")).Replace("\"name\": \"", "\"name\": \"other ", StringComparison.Ordinal).Replace("\"name\":\"", "\"name\":\"other ", StringComparison.Ordinal));
        File.WriteAllText(folder.File("elsewhere.json"), Template.Replace("NAME", "nowhere.jpg", StringComparison.Ordinal).Replace("CLASS", FirstClass(folder.File("a.json")), StringComparison.Ordinal));
        File.WriteAllText(folder.File("text.json"), "\"hello\"");
        File.WriteAllText(folder.File("cut.json"), File.ReadAllText(folder.File("a.json"))[..^20]);
        var answer = AssayCommand.Run(folder.Path, "compare", "a.json", other);
        answer.Exits(2);
        Assert.Contains(Plain(code), answer.Errors);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    /// <summary>Words of a message where the code is not printed.</summary>
    static string Plain(string code) => code switch
    {
        "[missing-path]" => "does not exist",
        "[nothing-recognized]" => "holds nothing that a component recognizes",
        _ => code,
    };

    static string FirstClass(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("categories")[0].GetProperty("name").GetString()!;
    }

    static void Fixtures(TempFolder folder)
    {
        File.Copy(Path.Combine(Repository.Root, "pipelines", "fixtures", "instances.json"), folder.File("a.json"));
        File.Copy(Path.Combine(Repository.Root, "pipelines", "fixtures", "second-opinion.json"), folder.File("b.json"));
    }

    static Answer Compare(TempFolder folder, params string[] options) => AssayCommand.Run(folder.Path, ["compare", Conformance.Path("coco/real/instances_val2014_100.json"), Conformance.Path("coco/compare_b.json"), "--out", "run", .. options]);

    static JsonDocument Expected() => JsonDocument.Parse(File.ReadAllBytes(Conformance.Path("coco/compare_expected.json")));

    static Dictionary<string, IReadOnlyDictionary<string, string>> Table(TempFolder folder, string name) => CsvText.Read(folder.File($"run/tables/compare.{name}.csv")).ToDictionary(row => row["quantity"]);
}
