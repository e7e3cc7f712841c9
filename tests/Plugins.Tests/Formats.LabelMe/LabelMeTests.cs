using Assay.Formats.LabelMe;
using Assay.Kernels;
using Assay.Kernels.Codecs;

namespace Assay.Tests.LabelMe;

public sealed class LabelMeTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly StubHost host = new() { Opens = _ => new Size(10, 8) };

    public void Dispose() => folder.Dispose();

    LabelMeDataset Open(LabelMeOptions? options = null)
    {
        var dataset = new LabelMeDataset(options ?? new LabelMeOptions { Path = new InputPath(folder.Path) }, host);
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    static Sample Read(IDataset dataset, int index = 0) => dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult();

    string File(string name, string shapes, string image = "a.jpg", string more = "\"imageData\": null, \"imageHeight\": 8, \"imageWidth\": 10") =>
        folder.Write(name, $$"""{ "version": "5.5.0", "flags": {}, "shapes": [{{shapes}}], "imagePath": "{{image}}", {{more}} }""");

    static string Shape(string label, string kind, string points, string more = "\"group_id\": null, \"flags\": {}") => $$"""{ "label": "{{label}}", "points": {{points}}, "shape_type": "{{kind}}", {{more}} }""";

    Sample One(params string[] shapes)
    {
        folder.Write("a.jpg", "");
        File("a.json", string.Join(',', shapes));
        return Read(Open());
    }

    static string Codes(Sample sample) => string.Join(", ", sample.Problems.Select(problem => $"{problem.Code} {problem.Count}"));

    static string Text(Geometry? shape) => shape switch
    {
        BoxGeometry(var box) => $"box {box.X} {box.Y} {box.Width} {box.Height}",
        PolygonGeometry(var parts) => "polygon " + string.Join(" | ", parts.Select(part => string.Join(' ', part))),
        MaskGeometry(var mask) => $"mask {mask.Bounds!.Value.X} {mask.Bounds.Value.Y} {mask.Bounds.Value.Width} {mask.Bounds.Value.Height} of {mask.Area}",
        _ => "none",
    };

    [Fact]
    public void Every_kind_of_shape_is_read_or_in_the_ledger()
    {
        var png = Convert.ToBase64String(PngEncoder.Encode(PngImage.Grey(2, 2, [255, 0, 255, 255])));
        var sample = One(Shape("cat", "polygon", "[[1,1],[5.5,1],[5,4],[1,1]]"), Shape("cat", "rectangle", "[[6,5],[2,1]]"), Shape("dog", "circle", "[[5,4],[7,4]]"), Shape("dog", "mask", "[[8,6],[9,7]]", $"\"mask\": \"{png}\""),
            Shape("road", "linestrip", "[[0,0],[4,2],[8,1]]"), Shape("road", "point", "[[3,3]]"), Shape("road", "rotation", "[[1,1],[2,2],[3,1],[2,0]]"));
        Assert.Equal(["polygon 1 1 5.5 1 5 4", "box 2 1 4 4", "mask 3 2 4 4 of 12", "mask 8 6 2 2 of 3", "box 0 0 8 2", "none", "polygon 1 1 2 2 3 1 2 0"], sample.Labels!.Instances!.Select(one => Text(one.Geometry)));
        Assert.Equal([0, 0, 1, 1, 2, 2, 2], sample.Labels.Instances!.Select(one => one.Class));
        Assert.Equal("circle-as-mask 1, polyline-as-box 1, points-as-box 1, shape-without-extent 1", Codes(sample));
    }

    [Fact]
    public void Polygons_of_one_label_and_group_are_one_object()
    {
        var sample = One(Shape("cat", "polygon", "[[1,1],[2,1],[2,2]]", "\"group_id\": 3, \"flags\": { \"occluded\": true, \"hard\": false }, \"description\": \"left\""), Shape("dog", "polygon", "[[1,1],[2,1],[2,2]]", "\"group_id\": 3"),
            Shape("cat", "polygon", "[[4,4],[5,4],[5,5]]", "\"group_id\": 3"));
        Assert.Equal(["polygon 1 1 2 1 2 2 | 4 4 5 4 5 5", "polygon 1 1 2 1 2 2"], sample.Labels!.Instances!.Select(one => Text(one.Geometry)));
        Assert.Equal("description=left group=3 occluded=true", string.Join(' ', sample.Labels.Instances![0].Attributes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.Equal("groups-joined 1", Codes(sample));
    }

    [Fact]
    public void Images_are_found_by_their_paths_and_names_but_never_outside()
    {
        folder.Write("images/a.jpg", "");
        File("labels/a.json", Shape("cat", "rectangle", "[[1,1],[2,2]]"), "..\\\\images\\\\a.jpg");
        File("labels/b.json", Shape("cat", "rectangle", "[[1,1],[2,2]]"), "../../../../../../etc/passwd");
        folder.Write("images/c.jpg", "");
        var dataset = Open();
        Assert.Equal(["images/c", "labels/a", "labels/b"], dataset.Ids);
        Assert.EndsWith("images/a.jpg", Read(dataset, 1).ImageFile);
        Assert.Null(Read(dataset, 2).ImageFile);
        Assert.Equal("no-image 1", Codes(Read(dataset, 2)));
        Assert.Null(Read(dataset).Labels);
    }

    [Fact]
    public void The_image_in_the_file_counts_where_no_other_is_there()
    {
        using var cache = new TempFolder();
        var png = Convert.ToBase64String(PngEncoder.Encode(PngImage.Grey(4, 3, new byte[12])));
        File("a.json", Shape("cat", "rectangle", "[[1,1],[2,2]]"), more: $"\"imageData\": \"{png}\"");
        host.Opens = path => path.EndsWith(".png", StringComparison.Ordinal) && PngFile.ReadHeader(path) is var header ? new Size(header.Width, header.Height) : null;
        var dataset = Open();
        Assert.Equal(new Size(4, 3), Read(dataset).Size);
        using var image = dataset.OpenImage(0);
        Assert.Equal(new Size(4, 3), image!.Size);
    }

    [Fact]
    public void Flags_of_images_are_columns()
    {
        folder.Write("a.json", """{ "flags": { "blurred": true, "night": false }, "shapes": [], "imagePath": "a.jpg", "imageHeight": 2, "imageWidth": 2 }""");
        folder.Write("b.json", """{ "flags": {}, "shapes": [], "imagePath": "b.jpg", "imageHeight": 2, "imageWidth": 2 }""");
        Assert.Equal([1, 0], Open().Attributes.Single(column => column.Name == "blurred").Number!);
    }

    [Fact]
    public void A_broken_shape_is_left_out_and_named()
    {
        var sample = One(Shape("cat", "polygon", "[[1,1],[2,2]]"), Shape("cat", "rectangle", "[[1,1],[1,5]]"), Shape("cat", "rectangle", "[[1,1]]"), Shape("", "rectangle", "[[1,1],[2,2]]"), Shape("cat", "cube", "[[1,1],[2,2]]"), Shape("cat", "polygon", "[[1,1],[2,1e999],[3,3]]"),
            Shape("cat", "polygon", "7"), Shape("cat", "circle", "[[99,99],[98,98]]"), Shape("cat", "mask", "[[0,0],[1,1]]", "\"mask\": \"AAAA\""), Shape("cat", "mask", "[[1e300,0],[1,1]]", $"\"mask\": \"{Convert.ToBase64String(PngEncoder.Encode(PngImage.Grey(1, 1, [1])))}\""), Shape("cat", "rectangle", "[[1,1],[2,2]]"));
        Assert.Equal("box 1 1 1 1", Text(Assert.Single(sample.Labels!.Instances!).Geometry));
        Assert.Equal("broken-points 1, broken-points 1, polygon-too-short 1, zero-size-box 1, broken-points 1, object-without-label 1, unknown-shape 1, zero-area 1, broken-mask 1, zero-area 1", string.Join(", ", sample.Problems.Where(problem => problem.Conversion is null).Select(problem => $"{problem.Code} {problem.Count}")));
    }

    [Theory]
    [InlineData("{", "broken-json")]
    [InlineData("""{ "shapes": [], "imagePath": "b.jpg", "imageHeight": 0, "imageWidth": 2 }""", "image-without-pixels")]
    [InlineData("""{ "shapes": [], "imagePath": "b.jpg", "imageHeight": 99999999, "imageWidth": 99999999 }""", "image-too-large")]
    [InlineData("""{ "shapes": [], "imagePath": "b.jpg" }""", "image-without-pixels")]
    public void A_file_that_cannot_be_used_fails_alone(string text, string code)
    {
        folder.Write("a.jpg", "");
        File("a.json", Shape("cat", "rectangle", "[[1,1],[2,2]]"));
        var path = folder.Write("b.json", text);
        folder.Write("coco.json", """{ "images": [] }""");
        var dataset = Open();
        Assert.Single(Read(dataset).Labels!.Instances!);
        var told = dataset.Ids.Count == 1 ? host.Problems.Select(problem => (problem.Code, problem.File)).Single() : Assert.Throws<DataException>(() => Read(dataset, 1)) is var refused ? (refused.Code, refused.File) : default;
        Assert.Equal((code, path), told);
    }

    [Fact]
    public void A_size_that_is_not_the_images_is_named_and_names_may_be_fixed()
    {
        folder.Write("a.jpg", "");
        File("a.json", Shape("cat", "rectangle", "[[1,1],[2,2]]") + "," + Shape("cta", "rectangle", "[[1,1],[2,2]]"), more: "\"imageHeight\": 16, \"imageWidth\": 20");
        var dataset = Open(new LabelMeOptions { Path = new InputPath(folder.Path), Names = ["dog", "cat"] });
        var sample = Read(dataset);
        Assert.Equal((new Size(10, 8), "stated-size 1, undeclared-label 1"), (sample.Size, Codes(sample)));
        Assert.Equal(1, Assert.Single(sample.Labels!.Instances!).Class);
    }

    [Fact]
    public void A_folder_without_such_files_is_refused()
    {
        folder.Write("a.json", "{}");
        Assert.Equal("no-samples", Assert.Throws<DataException>(() => Open()).Code);
    }

    [Fact]
    public void A_circle_has_the_pixels_whose_centres_it_holds()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var (x, y, r) = (random.Next(-8, 60) / 4.0, random.Next(-8, 50) / 4.0, random.Next(1, 24) / 4.0);
            byte[] expected = [.. Enumerable.Range(0, 80).Select(i => Math.Pow(i % 10 + .5 - x, 2) + Math.Pow(i / 10 + .5 - y, 2) <= r * r ? (byte)1 : (byte)0)];
            var objects = One(Shape("cat", "circle", FormattableString.Invariant($"[[{x},{y}],[{x + r},{y}]]"))).Labels!.Instances!;
            if (expected.Contains((byte)1))
                Assert.Equal(RunMask.Pack(expected, 10, 8), ((MaskGeometry)objects.Single().Geometry!).Mask.Counts.ToArray());
            else
                Assert.Empty(objects);
        }
    }

    sealed class Names(string root, params string[] files) : IListing
    {
        public IReadOnlyList<string> Files => files;

        public T? Try<T>(string file, Func<string, T> read) where T : class
        {
            try
            {
                return read(Path.Combine(root, file));
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    [Fact]
    public void Files_are_known_by_their_content()
    {
        File("x/a.json", "");
        folder.Write("x/b.json", """{ "images": [], "annotations": [] }""");
        Assert.Equal(["x"], new LabelMeRecognizer().Look(new Names(folder.Path, "x/a.json", "x/b.json")).Select(found => found.Options["path"]));
        Assert.Empty(new LabelMeRecognizer().Look(new Names(folder.Path, "x/b.json")));
    }
}
