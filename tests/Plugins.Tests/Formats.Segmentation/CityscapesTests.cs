using Assay.Formats.Segmentation;

namespace Assay.Tests.Segmentation;

public sealed class CityscapesTests : IDisposable
{
    const string Stem = "val/bonn/bonn_000001_000019";

    readonly SmallFolder folder = new();

    public void Dispose() => folder.Dispose();

    CityscapesDataset Open(CityscapesLabels labels = CityscapesLabels.LabelMap, bool evaluated = true, params string[] split) =>
        SmallFolder.Open(new CityscapesDataset(new CityscapesOptions { Path = folder.Path, Labels = labels, Evaluated = evaluated, Split = split }, folder.Host));

    [Fact]
    public void Ids_are_classes_and_what_is_not_evaluated_is_void_and_in_the_ledger()
    {
        folder.Grey($"gtFine/{Stem}_gtFine_labelIds.png", 7, 3, 26, 9, 0, 255);
        folder.Write($"leftImg8bit/{Stem}_leftImg8bit.png");
        var dataset = Open();
        Assert.Equal(19, dataset.Classes.Count);
        var sample = SmallFolder.Read(dataset);
        Assert.Equal("road . car . . .", SmallFolder.Text(dataset, sample.Labels!.Map!));
        Assert.Equal((Stem, "ignored-classes 1"), (sample.Id, SmallFolder.Codes(sample)));
        Assert.EndsWith("_leftImg8bit.png", sample.ImageFile);
        Assert.Equal(["val"], dataset.Attributes.Single(column => column.Name == "split").Text!);
        Assert.Equal(["bonn"], dataset.Attributes.Single(column => column.Name == "place").Text!);
    }

    [Fact]
    public void All_classes_are_there_when_the_options_say_so()
    {
        folder.Grey($"gtFine/{Stem}_gtFine_labelIds.png", 7, 3, 26, 9, 18, 255);
        var dataset = Open(evaluated: false);
        Assert.Equal("road . car parking polegroup .", SmallFolder.Text(dataset, SmallFolder.Read(dataset).Labels!.Map!));
        Assert.Equal(27, dataset.Classes.Count);
    }

    [Fact]
    public void Train_ids_are_noticed()
    {
        folder.Grey($"gtFine/{Stem}_gtFine_labelIds.png", 7, 3, 26, 40, 41, 255);
        Assert.Equal("unknown-id 2", SmallFolder.Codes(SmallFolder.Read(Open())));
    }

    [Fact]
    public void Instance_ids_are_objects_and_groups_are_crowds()
    {
        folder.Wide($"gtFine/{Stem}_gtFine_instanceIds.png", 26000, 26001, 26, 26001, 7, 29000);
        var dataset = Open(CityscapesLabels.Instances);
        var sample = SmallFolder.Read(dataset);
        Assert.Equal("road 3,1,2; car* 4,1,1; car 0,1,5; car 1,2,3", SmallFolder.Text(dataset, sample.Labels!.Instances!));
        Assert.Equal(["7", "26", "26000", "26001"], sample.Labels.Instances!.Select(one => one.SourceId));
        Assert.Equal("ignored-classes 1", SmallFolder.Codes(sample));
    }

    [Fact]
    public void Polygons_come_as_they_were_drawn()
    {
        folder.Write($"gtFine/{Stem}_gtFine_polygons.json", """{"imgHeight": 2, "imgWidth": 3, "objects": [{"label": "road", "polygon": [[0,0],[3,0],[3,2],[0,0]]}, {"label": "cargroup", "polygon": [[0,0],[2,0],[2,2]]}, {"label": "license plate", "polygon": [[0,0],[1,0],[1,1]]}, {"label": "dragon", "polygon": []}, {"label": "sky", "polygon": [[0,0],[1,0]]}]}""");
        var dataset = Open(CityscapesLabels.Polygons);
        var sample = SmallFolder.Read(dataset);
        Assert.Equal("road 0,0,3,0,3,2; car* 0,0,2,0,2,2", SmallFolder.Text(dataset, sample.Labels!.Instances!));
        Assert.Equal([0, 1], sample.Labels.Instances!.Select(one => one.ZOrder));
        Assert.Equal("undeclared-label 1, polygon-too-short 1, void-objects-left-out 1", SmallFolder.Codes(sample));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"imgHeight": "x"}""")]
    [InlineData("""{"imgHeight": 2, "imgWidth": 3, "objects": [{"label": "road", "polygon": [[1e999,0],[3,0],[3,2]]}]}""")]
    [InlineData("""{"imgHeight": 2, "imgWidth": 3, "objects": [{"label": "road", "polygon": [[0],[3,0],[3,2]]}]}""")]
    public void A_broken_file_fails_alone(string text)
    {
        var path = folder.Write($"gtFine/{Stem}_gtFine_polygons.json", text);
        var refused = Assert.Throws<DataException>(() => SmallFolder.Read(Open(CityscapesLabels.Polygons)));
        Assert.Equal(("broken-json", path), (refused.Code, refused.File));
    }

    [Fact]
    public void An_image_of_another_size_fails_and_one_without_labels_is_not_annotated()
    {
        folder.Grey($"gtFine/{Stem}_gtFine_labelIds.png", 7, 7, 7, 7, 7, 7);
        folder.Write($"leftImg8bit/{Stem}_leftImg8bit.png");
        folder.Write("leftImg8bit/test/ulm/ulm_000000_000019_leftImg8bit.png");
        var dataset = Open();
        Assert.Null(SmallFolder.Read(dataset).Labels);
        folder.Host.Opens = _ => new Size(4, 4);
        Assert.Equal("size-mismatch", Assert.Throws<DataException>(() => SmallFolder.Read(dataset, 1)).Code);
        Assert.Equal([Stem], Open(split: "val").Ids);
        Assert.Equal("no-samples", Assert.Throws<DataException>(() => Open(split: "vall")).Code);
    }
}
