using Assay.Formats.Voc;

namespace Assay.Tests.Voc;

public sealed class VocDatasetTests : IDisposable
{
    readonly SmallVoc voc = new();

    public void Dispose() => voc.Dispose();

    [Theory]
    [InlineData(VocPixels.OneBased, 10, 4, 20, 6)]
    [InlineData(VocPixels.ZeroBased, 11, 5, 19, 5)]
    public void A_box_goes_from_its_first_to_its_last_pixel_counted_from_one_unless_told_otherwise(VocPixels pixels, double x, double y, double width, double height)
    {
        var one = Assert.Single(voc.One(SmallVoc.Object("cat", "11 5 30 10"), voc.Options with { Pixels = pixels }).Labels!.Instances!);
        Assert.Equal(new BoxGeometry(new Box(x, y, width, height)), one.Geometry);
    }

    [Fact]
    public void What_is_said_of_an_object_becomes_its_attributes()
    {
        var one = voc.One(SmallVoc.Object("cat", "1 1 2 2", "<pose>Left</pose><truncated>1</truncated><difficult>0</difficult><occluded>1</occluded><attributes><attribute><name>fur</name><value>long</value></attribute></attributes>")).Labels!.Instances![0];
        Assert.Equal(["fur=long", "occluded=true", "pose=Left", "truncated=true"], one.Attributes.Select(pair => $"{pair.Key}={pair.Value}").Order());
    }

    [Fact]
    public void Parts_and_strange_fields_are_in_the_ledger_and_difficult_objects_when_they_are_left_out()
    {
        var objects = SmallVoc.Object("cat", "1 1 2 2", "<difficult>1</difficult>") + SmallVoc.Object("dog", "1 1 2 2", "<part><name>head</name></part><part><name>foot</name></part><polygon/>");
        Assert.Equal("parts-left-out 2, unknown-fields 1", Ledger(voc.One(objects)));
        var sample = voc.One(objects, voc.Options with { Difficult = false });
        Assert.Equal("difficult-left-out 1, parts-left-out 2, unknown-fields 1", Ledger(sample));
        Assert.Single(sample.Labels!.Instances!);
    }

    static string Ledger(Sample sample) => string.Join(", ", sample.Problems.Select(problem => $"{problem.Code} {problem.Count}{(problem.Conversion is null ? "!" : "")}"));

    [Fact]
    public void Classes_are_the_names_that_occur_or_those_of_the_pipeline()
    {
        voc.Annotation("a", SmallVoc.Object("dog", "1 1 2 2"));
        voc.Annotation("b", SmallVoc.Object("cat", "1 1 2 2") + SmallVoc.Object("Dog", "1 1 2 2"));
        Assert.Equal(["Dog", "cat", "dog"], voc.Open().Classes.Select(one => one.Name));
        Assert.Equal("similar-classes", Assert.Single(voc.Host.Problems).Code);
        var sample = SmallVoc.Read(voc.Open(voc.Options with { Names = ["dog", "cat"] }), 1);
        Assert.Equal(1, Assert.Single(sample.Labels!.Instances!).Class);
        Assert.Equal("undeclared-label", Assert.Single(sample.Problems).Code);
    }

    [Fact]
    public void Lists_are_splits_and_those_of_a_class_name_the_images_that_have_it()
    {
        foreach (var id in new[] { "a", "b", "c" })
            voc.Annotation(id, SmallVoc.Object("cat", "1 1 2 2"));
        voc.Write("ImageSets/Main/train.txt", "a\nb\n");
        voc.Write("ImageSets/Main/val.txt", "c\nb\ngone\n");
        voc.Write("ImageSets/Main/cat_train.txt", "a  1\nb -1\nc  0\n");
        Assert.Equal(["train", "train", "val"], Assert.Single(voc.Open().Attributes).Text!);
        Assert.Equal("split-overlap", Assert.Single(voc.Host.Problems).Code);
        Assert.Equal(["a", "c"], voc.Open(voc.Options with { Split = ["cat_train"] }).Ids);
        Assert.Equal(["b", "c"], voc.Open(voc.Options with { Split = ["val"] }).Ids);
        Assert.Contains(voc.Host.Problems, problem => problem.Code == "listed-image-missing" && problem.Message.Contains("'gone'"));
        Assert.Equal("missing-list", Assert.Throws<DataException>(() => voc.Open(voc.Options with { Split = ["../x"] })).Code);
    }

    [Fact]
    public void The_image_says_how_large_it_is_and_an_image_without_annotation_is_not_annotated()
    {
        voc.Annotation("a", SmallVoc.Object("cat", "1 1 2 2"), "<size><width>0</width><height>0</height></size>");
        voc.Write("JPEGImages/a.jpg");
        voc.Write("JPEGImages/b.png");
        var dataset = voc.Open();
        Assert.Equal(["a", "b"], dataset.Ids);
        Assert.Equal((new Size(100, 50), "stated-size"), (SmallVoc.Read(dataset).Size, SmallVoc.Read(dataset).Problems.Single().Code));
        Assert.Null(SmallVoc.Read(dataset, 1).Labels);
        Assert.EndsWith("b.png", SmallVoc.Read(dataset, 1).ImageFile);
    }

    [Fact]
    public void Files_in_one_folder_of_their_own_are_read_too()
    {
        voc.Write("x/a.xml", "<annotation><size><width>9</width><height>8</height></size>" + SmallVoc.Object("cat", "1 1 2 2") + "</annotation>");
        Assert.Equal(["x/a"], voc.Open().Ids);
        Assert.Equal(new Size(9, 8), SmallVoc.Read(voc.Open()).Size);
    }

    [Theory]
    [InlineData(true, "empty-as-annotated")]
    [InlineData(false, "empty-as-not-annotated")]
    public void A_file_without_objects_is_a_guess_either_way(bool annotated, string code)
    {
        var sample = voc.One("", voc.Options with { EmptyIsAnnotated = annotated });
        Assert.Equal((annotated, code, Conversion.Guessed), (sample.Labels is not null, sample.Problems.Single().Code, sample.Problems.Single().Conversion));
    }

    [Fact]
    public void The_recognizer_names_the_folder_above_annotations()
    {
        voc.Annotation("a", SmallVoc.Object("cat", "1 1 2 2"));
        voc.Write("cvat.xml", "<annotations><image name='a' width='1' height='1'/></annotations>");
        Assert.Equal(".", Assert.Single(new VocRecognizer().Look(new FolderListing(voc.Path))).Options["path"]);
    }
}
