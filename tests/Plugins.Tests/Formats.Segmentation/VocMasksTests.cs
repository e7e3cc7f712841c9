using Assay.Formats.Segmentation;

namespace Assay.Tests.Segmentation;

public sealed class VocMasksTests : IDisposable
{
    const int Red = 0xFF0000, Green = 0x00FF00, Cream = 0xE0E0C0;

    readonly SmallFolder folder = new();

    public void Dispose() => folder.Dispose();

    VocMasksDataset Open(SegmentationLabels labels = SegmentationLabels.LabelMap, params string[] split) =>
        SmallFolder.Open(new VocMasksDataset(new VocMasksOptions { Path = folder.Path, Labels = labels, Split = split }, folder.Host));

    void Map(string text = "# label:color_rgb:parts:actions\nbackground:0,0,0::\ncar: wheel:255,0,0::\ntree:0,255,0::\n") => folder.Write("labelmap.txt", text);

    [Fact]
    public void Colours_are_those_of_cvats_table()
    {
        Map();
        folder.Colors("SegmentationClass/a.png", 0, Red, Green, Cream, Red, 0);
        folder.Write("ImageSets/Segmentation/default.txt", "a\n");
        var dataset = Open();
        Assert.Equal(["background", "car: wheel", "tree"], dataset.Classes.Select(known => known.Name));
        Assert.Equal("background car: wheel tree . car: wheel background", SmallFolder.Text(dataset, SmallFolder.Read(dataset).Labels!.Map!));
        Assert.Equal(["a"], Open(split: "default").Ids);
    }

    [Fact]
    public void Indices_count_where_a_file_has_no_colours_of_the_table()
    {
        folder.Write("labelmap.txt", "background\ncar\ntree\n");
        folder.Grey("SegmentationClass/a.png", 0, 1, 2, 255, 1, 0);
        folder.Indexed("SegmentationClass/b.png", [0x111111, 0x222222, 0x333333], 0, 1, 2, 1, 1, 0);
        var dataset = Open();
        Assert.Equal("background car tree . car background", SmallFolder.Text(dataset, SmallFolder.Read(dataset).Labels!.Map!));
        var guessed = SmallFolder.Read(dataset, 1);
        Assert.Equal("background car tree car car background", SmallFolder.Text(dataset, guessed.Labels!.Map!));
        Assert.Equal("indices-as-classes 1", SmallFolder.Codes(guessed));
    }

    [Fact]
    public void Without_a_table_the_colours_are_pascal_vocs()
    {
        folder.Indexed("SegmentationClass/2007_000032.png", [0, 0x800000, 0x008000, Cream], 0, 1, 2, 3, 1, 0);
        folder.Write("ImageSets/Segmentation/train.txt", "2007_000032\n");
        var dataset = Open(split: "train");
        var sample = SmallFolder.Read(dataset);
        Assert.Equal("background aeroplane bicycle . aeroplane background", SmallFolder.Text(dataset, sample.Labels!.Map!));
        Assert.Equal((21, "train", ""), (dataset.Classes.Count, dataset.Attributes.Single().Text![0], SmallFolder.Codes(sample)));
    }

    [Fact]
    public void Objects_have_the_class_of_most_of_their_pixels()
    {
        Map();
        folder.Colors("SegmentationClass/a.png", 0, Red, Green, Red, Red, Cream);
        folder.Colors("SegmentationObject/a.png", 0, 0x800000, 0x008000, 0x800000, 0x008000, 0x123456);
        folder.Write("JPEGImages/a.jpg");
        var dataset = Open(SegmentationLabels.Instances);
        var sample = SmallFolder.Read(dataset);
        Assert.Equal("car: wheel 1,2,3; car: wheel 3,2,1", SmallFolder.Text(dataset, sample.Labels!.Instances!));
        Assert.Equal("object-without-label 1, mixed-object 1", SmallFolder.Codes(sample));
    }

    [Theory]
    [InlineData("car:1,2\n")]
    [InlineData("car:1,2,300::\n")]
    [InlineData("car:1,2,3::\ncar:1,2,4::\n")]
    [InlineData("car:1,2,3::\ntree:1,2,3::\n")]
    [InlineData(":1,2,3::\n")]
    [InlineData("# nothing\n")]
    public void A_table_that_says_nothing_or_two_things_is_refused(string text)
    {
        Map(text);
        folder.Colors("SegmentationClass/a.png", 0, 0, 0, 0, 0, 0);
        Assert.Equal("broken-table", Assert.Throws<DataException>(() => Open()).Code);
    }

    [Fact]
    public void A_colour_of_no_class_fails_its_sample_with_the_pixel()
    {
        Map();
        var path = folder.Colors("SegmentationClass/a.png", 0, Red, 0x7F0000, 0, 0, 0);
        var refused = Assert.Throws<DataException>(() => SmallFolder.Read(Open()));
        Assert.Equal(("unlisted-color", path), (refused.Code, refused.File));
        Assert.Contains("pixel (2, 0) has the colour #7f0000", refused.Message);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        Map();
        folder.Colors("SegmentationObject/a.png", 0, 1, 1, 0, 0, 0);
        folder.Write("SegmentationObject/b.png", "no PNG");
        Assert.Equal("no-samples", Assert.Throws<DataException>(() => Open()).Code);
        var dataset = Open(SegmentationLabels.Instances);
        Assert.Equal("no-class-mask", Assert.Throws<DataException>(() => SmallFolder.Read(dataset)).Code);
        folder.Colors("SegmentationClass/b.png", 0, 0, 0, 0, 0, 0);
        Assert.Equal("broken-file", Assert.Throws<DataException>(() => SmallFolder.Read(Open(SegmentationLabels.Instances), 1)).Code);
        Assert.Equal("missing-list", Assert.Throws<DataException>(() => Open(SegmentationLabels.Instances, "trian")).Code);
    }
}
