using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

public class InjectTests
{
    const string Pipeline = """
        # Labels of a test.
        dataset:
          masks: { labels: "data/labels" }   # the labels
          classes: { ground: 0, water: 1, cloud: 2 }
          ignore: [255]
        steps:
          - random: {}

        """;

    [Fact]
    public void The_copy_differs_from_the_original_in_the_errors_that_are_listed_and_nowhere_else()
    {
        using var folder = Data();
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out/injected", "--share", "0.5", "--kinds", "drop,swap,erode").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected/injected.csv"));
        Assert.Equal(10, errors.Count);
        Assert.Equal(10, errors.DistinctBy(error => error["sample"]).Count());
        Assert.Equal([3, 3, 4], errors.GroupBy(error => error["kind"]).Select(group => group.Count()).Order());
        foreach (var file in Directory.GetFiles(folder.File("data/labels"), "*", SearchOption.AllDirectories))
            CheckSample(folder, file, errors);
    }

    static void CheckSample(TempFolder folder, string file, IReadOnlyList<IReadOnlyDictionary<string, string>> errors)
    {
        var name = Path.GetRelativePath(folder.File("data/labels"), file);
        var copy = Path.Combine(folder.File("out/injected/labels"), name);
        if (errors.FirstOrDefault(error => error["sample"] == name[..^4]) is not { } error)
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(copy));
            return;
        }
        var (before, after) = (PngFile.Read(file), PngFile.Read(copy));
        var changed = Enumerable.Range(0, before.Narrow.Length).Where(i => before.Narrow[i] != after.Narrow[i]).ToArray();
        Assert.Equal(error["changed_px"], $"{changed.Length}");
        Assert.Equal((error["x"], error["y"]), ($"{changed.Min(i => i % 24)}", $"{changed.Min(i => i / 24)}"));
        Assert.All(changed, i => Assert.True(before.Narrow[i] != 255 && after.Narrow[i] != 255));
        Assert.Equal(before.Palette, after.Palette);
    }

    [Fact]
    public void The_copy_has_a_pipeline_that_runs_and_keeps_its_comments()
    {
        using var folder = Data();
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "deep/er/injected").Exits(0);
        Assert.Equal(Pipeline.Replace("\"data/labels\"", "labels"), File.ReadAllText(folder.File("deep/er/injected/pipeline.yaml")));
        AssayCommand.Run(folder.Path, "run", "deep/er/injected/pipeline.yaml", "--out", "run").Exits(0);
        Assert.Equal(20, CsvText.Read(folder.File("run/scores.csv")).Count);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_other_errors()
    {
        using var folder = Data();
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "a", "--kinds", "drop,shift", "--strengths", "1,0.5").Exits(0);
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "b", "--kinds", "shift,drop", "--strengths", "0.5,1").Exits(0);
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "c", "--kinds", "drop,shift", "--seed", "2").Exits(0);
        foreach (var file in Directory.GetFiles(folder.File("a"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder.File("b"), Path.GetRelativePath(folder.File("a"), file))));
        Assert.NotEqual(File.ReadAllText(folder.File("a/injected.csv")), File.ReadAllText(folder.File("c/injected.csv")));
    }

    [Fact]
    public void A_folder_that_holds_something_is_refused_and_an_earlier_injection_is_replaced_when_forced()
    {
        using var folder = Data();
        folder.Write("mine/notes.txt", "x");
        Assert.Contains("is not empty", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "mine", "--force").Exits(2).Errors);
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out").Exits(0);
        folder.Write("out/notes.txt", "x");
        Assert.Contains("--force", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out").Exits(2).Errors);
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--force", "--seed", "9").Exits(0);
        Assert.Equal(["inject.json", "injected.csv", "labels", "notes.txt", "pipeline.yaml"], Directory.GetFileSystemEntries(folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("there is no kind of error 'dorp'; did you mean 'drop'?", "--kinds", "dorp")]
    [InlineData("--share is '2', expected a number above 0 and at most 1", "--share", "2")]
    [InlineData("--strengths is '0'", "--strengths", "0.5,0")]
    [InlineData("--place is 'hrad', expected one of: random, hard; did you mean 'hard'?", "--place", "hrad")]
    [InlineData("--place hard: none of the pipeline's references gives probabilities that support its label; the pipeline has no reference", "--place", "hard")]
    [InlineData("--per-sample is 0", "--per-sample", "0")]
    [InlineData("of 20 samples got their errors; no other of the 20 samples has an object for", "--share", "1", "--min-pixels", "60")]
    [InlineData("has an object for 9 x 'drop' of strength 0.5 that changes", "--kinds", "drop", "--strengths", "0.5", "--per-sample", "9")]
    public void What_cannot_be_done_is_refused_and_leaves_nothing(string says, params string[] options)
    {
        using var folder = Data();
        Assert.Contains(says, AssayCommand.Run(folder.Path, ["inject", "p.yaml", "--out", "out", .. options]).Exits(2).Errors);
        Assert.False(Directory.Exists(folder.File("out")));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path, "*.tmp"));
    }

    [Fact]
    public void Hard_errors_lie_where_the_reference_gives_the_label_little_and_never_where_it_contradicts_it()
    {
        using var folder = Data();
        for (var k = 0; k < 20; k++)
            NpyFile.Write<float>(folder.Write(k == 0 ? "model/sub/00.npy" : $"model/{k:00}.npy", ""), [3, 16, 24], Opinion(water: k == 3 ? 0.2f : k < 11 ? 0.6f + k / 100f : 0.9f, cloud: 0.95f));
        folder.Write("hard.yaml", Pipeline.Replace("steps:", "references:\n  model: { arrays: { probabilities: model } }\nsteps:"));
        AssayCommand.Run(folder.Path, "inject", "hard.yaml", "--out", "hard", "--place", "hard", "--share", "0.3", "--kinds", "drop,swap,erode").Exits(0);
        var errors = CsvText.Read(folder.File("hard/injected.csv"));
        Assert.Equal(6, errors.Count);
        Assert.All(errors, error => Assert.Equal("water", error["class"]));
        Assert.All(errors, error => Assert.Contains(error["sample"], new[] { "sub/00", "01", "02", "04", "05", "06", "07", "08", "09", "10" }));
        AssayCommand.Run(folder.Path, "inject", "hard.yaml", "--out", "any", "--share", "0.3", "--kinds", "drop,swap,erode").Exits(0);
        Assert.Contains(CsvText.Read(folder.File("any/injected.csv")), error => error["class"] == "cloud");
    }

    [Fact]
    public void A_reference_without_probabilities_cannot_say_what_is_hard()
    {
        using var folder = Data();
        folder.Write("maps.yaml", Pipeline.Replace("steps:", "references:\n  other: { masks: { labels: data/labels }, classes: { ground: 0, water: 1, cloud: 2 }, ignore: [255] }\nsteps:"));
        Assert.Contains("other (LabelMap)", AssayCommand.Run(folder.Path, "inject", "maps.yaml", "--out", "out", "--place", "hard").Exits(2).Errors);
    }

    /// <summary>Probabilities of ground, water and cloud for a map of <see cref="Data"/>: so much for water on the left, for cloud on the right, the rest for ground.</summary>
    static float[] Opinion(float water, float cloud)
    {
        var planes = new float[3 * 24 * 16];
        for (var i = 0; i < 24 * 16; i++)
        {
            var (sure, plane) = i % 24 < 12 ? (water, 1) : (cloud, 2);
            (planes[i], planes[plane * 24 * 16 + i]) = (1 - sure, sure);
        }
        return planes;
    }

    [Fact]
    public void Classes_of_whole_images_are_exchanged_and_an_evaluation_finds_them()
    {
        using var folder = new TempFolder();
        var rows = Enumerable.Range(0, 40).Select(k => $"{k:00}.jpg,{(k % 3 == 0 ? "Dog" : k % 3 == 1 ? "dog" : "cat")},\"note, {k}\"").ToArray();
        folder.Write("labels.csv", "image,class,note\n" + string.Join('\n', rows) + "\n");
        folder.Write("p.yaml", "dataset:\n  tags: { labels: labels.csv }\n  map: { Dog: dog }\nsteps:\n  - random: {}\n");
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--share", "0.25").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected.csv"));
        Assert.Equal(10, errors.Count);
        Assert.All(errors, error => Assert.Equal("swap", error["kind"]));
        Assert.All(errors, error => Assert.Contains((error["class"], error["new_class"]), new[] { ("dog", "cat"), ("cat", "dog") }));
        var copy = File.ReadAllLines(folder.File("out/labels.csv"))[1..];
        for (var k = 0; k < 40; k++)
            Assert.Equal(errors.FirstOrDefault(error => error["sample"] == $"{k:00}.jpg") is { } error ? $"{k:00}.jpg,{(error["new_class"] == "dog" ? "Dog" : "cat")},\"note, {k}\"" : rows[k], copy[k]);
        Assert.Contains("10 of them wrong", AssayCommand.Run(folder.Path, "evaluate", "out/pipeline.yaml", "--injected", "out/injected.csv").Exits(0).Output);
        Assert.Contains("a class is dropped where there are several", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "no", "--kinds", "drop").Exits(2).Errors);
        Assert.Contains("tags get one error a sample", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "no", "--per-sample", "2").Exits(2).Errors);
        Assert.Contains("'shift' cannot be done to tags", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "no", "--kinds", "shift").Exits(2).Errors);
    }

    [Fact]
    public void A_copy_among_the_data_is_refused()
    {
        using var folder = Data();
        Assert.Contains("which the pipeline reads", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "data/labels/copy").Exits(2).Errors);
    }

    [Fact]
    public void Annotations_without_an_error_are_byte_for_byte_the_same_and_every_kind_is_read_back()
    {
        using var folder = new TempFolder();
        var annotations = Enumerable.Range(0, 60).Select(k => $$"""{"id":{{100 + k}},"image_id":{{k / 3}},"category_id":{{1 + k % 2}},"iscrowd":0,"area":64,"mine":{"k":[{{k}}]},"bbox":[{{k % 3 * 30 + 5}},10,8,8],"segmentation":[[{{k % 3 * 30 + 5}},10,{{k % 3 * 30 + 13}},10,{{k % 3 * 30 + 13}},18,{{k % 3 * 30 + 5}},18]]}""").ToArray();
        var images = string.Join(',', Enumerable.Range(0, 20).Select(k => $$"""{"id":{{k}},"file_name":"{{k:00}}.jpg","width":96,"height":64,"flickr":"x"}"""));
        folder.Write("all.json", $$"""{ "info": {"year": 2014}, "images": [{{images}}], "annotations": [{{string.Join(",\n", annotations)}}], "categories": [{"id":1,"name":"cat"},{"id":2,"name":"dog"}] }""");
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: all.json }\nsteps:\n  - random: {}\n");
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--share", "1", "--strengths", "1", "--min-pixels", "4", "--kinds", "drop,swap,shift,dilate,erode,jitter,duplicate,extra,merge,split").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected.csv"));
        Assert.All(errors.CountBy(error => error["kind"]), kind => Assert.Equal(2, kind.Value));
        Assert.Equal(10, errors.DistinctBy(error => error["kind"]).Count());
        var copy = File.ReadAllText(folder.File("out/annotations/all.json"));
        Assert.Equal(60 - 2 * (1 + 1 + 4 + 1 + 2), annotations.Count(text => copy.Contains(text, StringComparison.Ordinal))); // drop, swap, four shapes, split: one each in two samples; merge: two
        Assert.Equal(60 - 2 + 2 + 2 - 2 + 2, System.Text.Json.JsonDocument.Parse(copy).RootElement.GetProperty("annotations").GetArrayLength());
        Assert.All(System.Text.Json.JsonDocument.Parse(copy).RootElement.GetProperty("annotations").EnumerateArray().Where(one => one.GetProperty("id").GetInt64() < 160), one => Assert.True(one.TryGetProperty("mine", out _)));
        AssayCommand.Run(folder.Path, "run", "out/pipeline.yaml", "--out", "run").Exits(0);
        Assert.Equal(20, CsvText.Read(folder.File("run/scores.csv")).Count);
    }

    [Fact]
    public void Shards_of_run_length_masks_and_of_boxes_take_every_shape_of_error_and_are_read_back()
    {
        using var folder = new TempFolder();
        folder.Write("shards/boxes.json", Instances("box", """ "bbox":[20,15,12,9] """));
        folder.Write("shards/masks.json", Instances("mask", $$""" "segmentation":{"size":[48,64],"counts":[{{Disc(30, 24, 13)}}]} """));
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: shards }\nsteps:\n  - random: {}\n");
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--share", "0.5", "--strengths", "0.5,1", "--kinds", "simplify,dilate,erode,jitter,shift").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected.csv"));
        Assert.Equal([2, 2, 2, 2, 2], errors.CountBy(error => error["kind"]).Select(kind => kind.Value));
        Assert.All(errors.Where(error => error["kind"] == "simplify"), error => Assert.StartsWith("mask", error["sample"]));
        AssayCommand.Run(folder.Path, "run", "out/pipeline.yaml", "--out", "run").Exits(0);
        Assert.Equal(20, CsvText.Read(folder.File("run/scores.csv")).Count);
        foreach (var shard in new[] { "boxes", "masks" })
        {
            using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder.File($"out/annotations/{shard}.json")));
            Assert.All(json.RootElement.GetProperty("annotations").EnumerateArray(), one => Assert.Equal(shard == "masks", one.TryGetProperty("segmentation", out _)));
        }
    }

    [Fact]
    public void Attributes_are_exchanged_for_others_that_occur_and_nothing_else_changes()
    {
        using var folder = new TempFolder();
        string[] places = ["left", "middle", "right"];
        string Annotation(int k, string place) => $$$"""{"id":{{{100 + k}}},"image_id":{{{k / 3}}},"category_id":{{{1 + k % 2}}},"attributes":{"late":{{{(k % 4 == 0 ? "true" : "false")}}},"place":"{{{place}}}"},"bbox":[{{{k % 3 * 30 + 5}}},10,8,8]}""";
        folder.Write("all.json", $$"""{"images":[{{string.Join(',', Enumerable.Range(0, 20).Select(k => $$"""{"id":{{k}},"file_name":"{{k:00}}.jpg","width":96,"height":64}"""))}}],"annotations":[{{string.Join(",\n", Enumerable.Range(0, 60).Select(k => Annotation(k, places[k % 3])))}}],"categories":[{"id":1,"name":"cat"},{"id":2,"name":"van"},{"id":3,"name":"car"}]}""");
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: all.json }\n  map: { van: vehicle, car: vehicle }\nsteps:\n  - script: { file: place.csx }\n");
        folder.Write("place.csx", "double? Score(Exam exam) => exam.Sample.Labels!.Instances!.Count(one => one.Attributes[\"place\"] == (one.StatedBox!.Value.X switch { < 30 => \"left\", < 60 => \"middle\", _ => \"right\" }));");
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--share", "0.5", "--kinds", "attribute").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected.csv")).ToDictionary(error => int.Parse(error["instance"]) - 100);
        Assert.Equal(10, errors.Count);
        var (was, now) = (File.ReadAllLines(folder.File("all.json")), File.ReadAllLines(folder.File("out/annotations/all.json")));
        for (var k = 0; k < 60; k++)
            Assert.Equal(!errors.TryGetValue(k, out var error) ? was[k] : error["attribute"] == "place" ? was[k].Replace($"\"{error["value"]}\"", $"\"{error["new_value"]}\"") : was[k].Replace($"\"late\":{error["value"]}", $"\"late\":{error["new_value"]}"), now[k]);
        var wrong = errors.Values.Where(error => error["attribute"] == "place").Select(error => error["sample"]).ToHashSet();
        Assert.NotEmpty(wrong);
        AssayCommand.Run(folder.Path, "run", "out/pipeline.yaml", "--out", "run").Exits(0);
        Assert.All(CsvText.Read(folder.File("run/scores.csv")), row => Assert.Equal(wrong.Contains(row["sample"]) ? "2" : "3", row["place"]));
        Assert.Contains("attribute: 10 samples against 10 right ones", AssayCommand.Run(folder.Path, "evaluate", "out/pipeline.yaml", "--injected", "out/injected.csv").Exits(0).Output);
        Assert.Contains("this dataset has none", AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "no", "--kinds", "track_switch").Exits(2).Errors);
    }

    [Fact]
    public void Two_objects_of_a_video_exchange_their_tracks_and_tracking_notices()
    {
        using var folder = new TempFolder();
        string Annotation(int frame, int track) => $$"""{"id":{{100 + frame * 3 + track}},"image_id":{{frame}},"category_id":{{1 + track % 2}},"track_id":{{track}},"bbox":[{{10 + track * 40 + frame / 2.0}},{{20 + track * 10}},20,20],"iscrowd":0}""";
        folder.Write("all.json", $$"""
            {"videos":[{"id":1,"name":"road"}],"images":[{{string.Join(',', Enumerable.Range(0, 20).Select(k => $$"""{"id":{{k}},"file_name":"{{k:00}}.jpg","width":200,"height":100,"video_id":1,"frame_id":{{k}}}"""))}}],
            "annotations":[
            {{string.Join(",\n", Enumerable.Range(0, 60).Select(k => Annotation(k / 3, k % 3)))}}
            ],"categories":[{"id":1,"name":"car"},{"id":2,"name":"van"}]}
            """);
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: all.json }\nsteps:\n  - tracking: {}\n");
        AssayCommand.Run(folder.Path, "inject", "p.yaml", "--out", "out", "--share", "0.1", "--kinds", "track_switch").Exits(0);
        var errors = CsvText.Read(folder.File("out/injected.csv"));
        Assert.Equal((4, 2), (errors.Count, errors.DistinctBy(error => error["sample"]).Count()));
        Assert.All(errors, error => Assert.Equal(("car", "2"), (error["class"], $"{int.Parse(error["value"]) + int.Parse(error["new_value"])}"))); // tracks 0 and 2; the van has no partner
        var (was, now) = (File.ReadAllLines(folder.File("all.json")), File.ReadAllLines(folder.File("out/annotations/all.json")));
        Assert.Equal(errors.Select(error => int.Parse(error["instance"])).Order(), was.Index().Where(line => line.Item != now[line.Index]).Select(line => line.Index + 98));
        foreach (var error in errors)
            Assert.Equal(was[int.Parse(error["instance"]) - 98].Replace($"\"track_id\":{error["value"]}", $"\"track_id\":{error["new_value"]}"), now[int.Parse(error["instance"]) - 98]);
        AssayCommand.Run(folder.Path, "run", "out/pipeline.yaml", "--out", "run").Exits(0);
        Assert.Contains(CsvText.Read(folder.File("run/scores.csv")), row => row["tracking_switched"] is not ("" or "0"));
        Assert.Contains("track_switch: 2 samples against 18 right ones", AssayCommand.Run(folder.Path, "evaluate", "out/pipeline.yaml", "--injected", "out/injected.csv").Exits(0).Output);
    }

    /// <summary>Ten images of 64 x 48 with one object each.</summary>
    static string Instances(string name, string shape) => $$"""
        {"images":[{{string.Join(',', Enumerable.Range(0, 10).Select(k => $$"""{"id":{{k}},"file_name":"{{name}}{{k}}.jpg","width":64,"height":48}"""))}}],
        "annotations":[{{string.Join(',', Enumerable.Range(0, 10).Select(k => $$"""{"id":{{(name == "box" ? 1 : 100) + k}},"image_id":{{k}},"category_id":1,{{shape}}}"""))}}],
        "categories":[{"id":1,"name":"cat"},{"id":2,"name":"dog"}]}
        """;

    /// <summary>Runs down the columns of an image of 64 x 48.</summary>
    static string Disc(int x, int y, int radius)
    {
        List<int> runs = [];
        var (value, length) = (false, 0);
        for (var i = 0; i < 64 * 48; i++)
            if (Math.Pow(i / 48 - x, 2) + Math.Pow(i % 48 - y, 2) <= radius * radius == value)
                length++;
            else
                (value, length) = (Flush(runs, length, value), 1);
        runs.Add(length);
        return string.Join(',', runs);
    }

    static bool Flush(List<int> runs, int length, bool value)
    {
        runs.Add(length);
        return !value;
    }

    /// <summary>Twenty maps of 24 x 16 with a palette: a block of water, one of cloud, and a void corner; one sample in a folder of its own.</summary>
    static TempFolder Data()
    {
        TempFolder folder = new();
        for (var k = 0; k < 20; k++)
        {
            var ids = new byte[24 * 16];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = (byte)(i % 24 + i / 24 < 3 ? 255 : i % 24 is > 3 and < 11 && i / 24 > 3 && i / 24 < 10 + k % 4 ? 1 : i % 24 is > 13 and < 20 && i / 24 is > 5 and < 12 ? 2 : 0);
            PngFile.Write(folder.File(k == 0 ? "data/labels/sub/00.png" : $"data/labels/{k:00}.png"), PngImage.Indexed(24, 16, ids, [0, 0, 0, 1, 1, 1, 9, 9, 9]));
        }
        folder.Write("p.yaml", Pipeline);
        return folder;
    }
}
