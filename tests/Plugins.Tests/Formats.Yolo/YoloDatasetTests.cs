using Assay.Formats.Yolo;

namespace Assay.Tests.Yolo;

public sealed class YoloDatasetTests : IDisposable
{
    readonly SmallYolo yolo = new();

    public void Dispose() => yolo.Dispose();

    [Fact]
    public void A_box_is_given_by_its_centre_and_relative_to_the_image()
    {
        var one = SmallYolo.Only(yolo.Lines("1 0.5 0.5 0.2 0.4"));
        Assert.Equal((1, (double?)null), (one.Class, one.Confidence));
        var box = Assert.IsType<BoxGeometry>(one.Geometry).Box;
        Assert.Equal((40, 15, 20, 20), (Math.Round(box.X, 9), Math.Round(box.Y, 9), Math.Round(box.Width, 9), Math.Round(box.Height, 9)));
    }

    [Fact]
    public void More_numbers_are_a_polygon_and_its_first_point_at_the_end_is_dropped()
    {
        Assert.Equal([10, 5, 50, 5, 50, 25], Polygon("0 0.1 0.1 0.5 0.1 0.5 0.5"));
        Assert.Equal([10, 5, 50, 5, 50, 25], Polygon("0 0.1 0.1 0.5 0.1 0.5 0.5 0.1 0.1"));
    }

    double[] Polygon(string line) => Assert.Single(Assert.IsType<PolygonGeometry>(SmallYolo.Only(yolo.Lines(line)).Geometry).Parts);

    [Theory]
    [InlineData("0 0.5 0.5 0.2 0.4 0.75")]
    [InlineData("0 0.1 0.1 0.5 0.1 0.5 0.5 0.75")]
    public void A_number_too_many_is_the_confidence_of_a_prediction(string line) => Assert.Equal(0.75, SmallYolo.Only(yolo.Lines(line)).Confidence);

    [Theory]
    [InlineData("0 0.5 0.5 0.2 0.4 0.1 0.1 2 0.2 0.2 1", null)]
    [InlineData("0 0.5 0.5 0.2 0.4 0.1 0.1 2 0.2 0.2 1 0.5", 0.5)]
    public void Keypoints_go_and_their_box_stays(string line, double? confidence)
    {
        yolo.Write("images/a.jpg");
        yolo.Write("labels/a.txt", line);
        var dataset = yolo.Yaml("train: images\nkpt_shape: [2, 3]\nnames: { 0: person }");
        Assert.IsType<BoxGeometry>(SmallYolo.Only(dataset).Geometry);
        Assert.Equal(confidence, SmallYolo.Only(dataset).Confidence);
        Assert.Equal((Conversion.Dropped, "keypoints-left-out"), (SmallYolo.Read(dataset).Problems.Single().Conversion, SmallYolo.Read(dataset).Problems.Single().Code));
    }

    [Fact]
    public void Names_may_be_a_list_or_a_map_with_gaps()
    {
        yolo.Write("images/a.jpg");
        yolo.Write("labels/a.txt", "7 0.5 0.5 0.2 0.4");
        var dataset = yolo.Yaml("train: images\nnames:\n  7: dog\n  2: 'cat'\n");
        Assert.Equal([new Class(2, "cat"), new Class(7, "dog")], dataset.Classes);
        Assert.Equal(7, SmallYolo.Only(dataset).Class);
    }

    [Fact]
    public void Splits_are_an_attribute_and_ids_leave_the_folder_images_out()
    {
        foreach (var split in new[] { "train", "val", "test" })
        {
            yolo.Write($"images/{split}/{split}1.jpg");
            yolo.Write($"labels/{split}/{split}1.txt", "0 0.5 0.5 0.2 0.4");
        }
        const string Yaml = "path: .\ntrain: [images/train]\nval: images/val\ntest:  # none yet\nnames: [cat]\ndownload: |\n  echo no\nnested: { a: [ { b: c } ] }\n";
        var dataset = yolo.Yaml(Yaml);
        Assert.Equal(["train/train1", "val/val1"], dataset.Ids);
        Assert.Equal(["train", "val"], Assert.Single(dataset.Attributes).Text!);
        Assert.Equal(["val/val1"], yolo.Yaml(Yaml, yolo.Options with { Split = [YoloSplit.Val] }).Ids);
    }

    [Fact]
    public void Roboflows_folders_are_found_though_they_are_named_with_a_step_too_many()
    {
        yolo.Write("train/images/a.jpg");
        yolo.Write("train/labels/a.txt", "0 0.5 0.5 0.2 0.4");
        var dataset = yolo.Yaml("train: ../train/images\ntest: ../test/images\nnc: 1\nnames: ['cat']");
        Assert.Equal(["train/a"], dataset.Ids);
        Assert.Equal(["path-guessed", "unsafe-name"], yolo.Host.Problems.Select(problem => problem.Code).Order());
    }

    [Fact]
    public void A_path_of_another_machine_is_replaced_by_the_folder_of_the_file()
    {
        yolo.Write("images/a.jpg");
        yolo.Write("labels/a.txt", "0 0.5 0.5 0.2 0.4");
        Assert.Equal(["a"], yolo.Yaml("path: /content/datasets/cats\ntrain: images\nnames: [cat]").Ids);
        Assert.Equal(Conversion.Guessed, Assert.Single(yolo.Host.Problems).Conversion);
        Assert.Equal(["a"], yolo.Yaml("path: ../cats\ntrain: images\nnames: [cat]", yolo.Options with { Root = new InputPath(yolo.Path) }).Ids);
    }

    [Fact]
    public void A_text_file_lists_images()
    {
        yolo.Write("images/a.jpg");
        yolo.Write("images/b.jpg");
        yolo.Write("labels/a.txt", "0 0.5 0.5 0.2 0.4");
        yolo.Write("lists/train.txt", "./../images/a.jpg\n\nimages/c.jpg\n/etc/passwd\n");
        Assert.Equal(["a"], yolo.Yaml("train: lists/train.txt\nnames: [cat]").Ids);
        Assert.Equal(["listed-image-missing", "unsafe-name"], yolo.Host.Problems.Select(problem => problem.Code).Order());
    }

    [Fact]
    public void Folders_without_data_yaml_take_their_classes_from_classes_txt_or_from_the_pipeline()
    {
        yolo.Write("images/a.jpg");
        yolo.Write("labels/a.txt", "1 0.5 0.5 0.2 0.4");
        Assert.Empty(yolo.Open(yolo.Options).Classes);
        yolo.Write("labels/classes.txt", "cat\ndog\n");
        Assert.Equal(["cat", "dog"], yolo.Open(yolo.Options).Classes.Select(one => one.Name));
        Assert.Equal(1, SmallYolo.Only(yolo.Open(yolo.Options)).Class);
        Assert.Empty(yolo.Host.Problems);
    }

    [Fact]
    public void Images_and_label_files_may_share_a_folder()
    {
        yolo.Write("obj_train_data/a.jpg");
        yolo.Write("obj_train_data/a.txt", "0 0.5 0.5 0.2 0.4");
        yolo.Write("obj.names", "cat");
        var dataset = yolo.Open(yolo.Options);
        Assert.Equal(["obj_train_data/a"], dataset.Ids);
        Assert.Equal("cat", dataset.Classes[SmallYolo.Only(dataset).Class].Name);
    }

    [Theory]
    [InlineData(true, true, "empty-as-annotated missing-as-annotated")]
    [InlineData(false, true, "empty-as-annotated missing-as-not-annotated")]
    [InlineData(true, false, "empty-as-not-annotated missing-as-annotated")]
    public void Without_a_line_there_is_nothing_or_nobody_has_looked_and_the_ledger_says_which(bool missing, bool empty, string expected)
    {
        yolo.Write("images/a.jpg");
        yolo.Write("images/b.jpg");
        yolo.Write("labels/a.txt", "\n \n");
        var dataset = yolo.Open(yolo.Options with { MissingIsAnnotated = missing, EmptyIsAnnotated = empty });
        Sample[] samples = [SmallYolo.Read(dataset), SmallYolo.Read(dataset, 1)];
        Assert.Equal((empty, missing), (samples[0].Labels is { Instances.Count: 0 }, samples[1].Labels is { Instances.Count: 0 }));
        Assert.All(samples, sample => Assert.Equal(Conversion.Guessed, Assert.Single(sample.Problems).Conversion));
        Assert.Equal(expected, string.Join(' ', samples.Select(sample => sample.Problems[0].Code)));
    }

    [Fact]
    public void Predictions_lie_in_a_folder_of_their_own()
    {
        yolo.Write("images/train/a.jpg");
        yolo.Write("images/val/b.jpg");
        yolo.Write("runs/predict/labels/a.txt", "0 0.5 0.5 0.2 0.4 0.9");
        yolo.Write("runs/predict/labels/val/b.txt", "0 0.5 0.5 0.2 0.4 0.8");
        var dataset = yolo.Yaml("train: images/train\nval: images/val\nnames: [cat]", yolo.Options with { Labels = new InputPath(yolo.Path + "/runs/predict/labels") });
        Assert.Equal([0.9, 0.8], Enumerable.Range(0, 2).Select(index => SmallYolo.Read(dataset, index).Labels!.Instances!.Single().Confidence!.Value));
    }

    [Fact]
    public void The_recognizer_knows_data_yaml_and_folders_side_by_side()
    {
        yolo.Write("set/data.yaml", "train: images\nnames: [cat]");
        yolo.Write("other.yaml", "steps: []");
        Assert.Equal("set/data.yaml", Assert.Single(new YoloRecognizer().Look(new FolderListing(yolo.Path))).Options["path"]);
        File.Delete(yolo.Path + "/set/data.yaml");
        yolo.Write("set/images/train/a.jpg");
        Assert.Empty(new YoloRecognizer().Look(new FolderListing(yolo.Path)));
        yolo.Write("set/labels/train/a.txt", "0 0.5 0.5 0.2 0.4");
        Assert.Equal("set", Assert.Single(new YoloRecognizer().Look(new FolderListing(yolo.Path))).Options["path"]);
        yolo.Write("set2/images/a.jpg");
        yolo.Write("set2/labels/a.txt", "0 0.5 0.5 0.2 0.4");
        Assert.Equal(".", Assert.Single(new YoloRecognizer().Look(new FolderListing(yolo.Path))).Options["path"]);
    }
}
