using Assay.Formats.Segmentation;

namespace Assay.Tests.Segmentation;

public sealed class Ade20kTests : IDisposable
{
    readonly SmallFolder folder = new();

    public void Dispose() => folder.Dispose();

    Ade20kDataset Open(params string[] split) => SmallFolder.Open(new Ade20kDataset(new Ade20kOptions { Path = folder.Path, Split = split }, folder.Host));

    void Table(string text = "Idx\tRatio\tTrain\tVal\tStuff\tName\n1\t0.1576\t11664\t1172\t1\twall\n2\t0.1072\t6046\t612\t1\tbuilding, edifice\n4\t0.05\t9\t9\t0\tdoor;double door\n") => folder.Write("objectInfo150.txt", text);

    [Fact]
    public void Zero_is_void_and_the_table_names_the_rest()
    {
        Table();
        folder.Grey("annotations/training/ADE_train_00000001.png", 0, 1, 2, 4, 3, 151);
        folder.Write("images/training/ADE_train_00000001.jpg");
        folder.Write("sceneCategories.txt", "ADE_train_00000001 airport_terminal\n");
        var dataset = Open();
        var sample = SmallFolder.Read(dataset);
        Assert.Equal(". wall building door . .", SmallFolder.Text(dataset, sample.Labels!.Map!));
        Assert.Equal(("training/ADE_train_00000001", "unknown-id 2"), (sample.Id, SmallFolder.Codes(sample)));
        Assert.Equal(["airport_terminal"], dataset.Attributes.Single(column => column.Name == "place").Text!);
        Assert.Equal("no-samples", Assert.Throws<DataException>(() => Open("validation")).Code);
    }

    [Fact]
    public void A_table_with_commas_is_read_too()
    {
        folder.Write("objectInfo150.csv", "Idx,Ratio,Train,Val,Stuff,Name\n1,0.1576,11664,1172,1,wall\n2,0.1072,6046,612,1,building;edifice\n");
        folder.Grey("annotations/validation/a.png", 0, 1, 2, 1, 1, 1);
        Assert.Equal(["wall", "building"], Open("validation").Classes.Select(known => known.Name));
    }

    [Theory]
    [InlineData("", "broken-table")]
    [InlineData("Idx\tName\nx\twall\n", "broken-table")]
    [InlineData("1\twall\n1\tsky\n", "broken-table")]
    [InlineData("0\twall\n", "broken-table")]
    [InlineData("99999\twall\n", "broken-table")]
    public void A_table_that_names_no_classes_is_refused(string text, string code)
    {
        Table(text);
        folder.Grey("annotations/training/a.png", 0, 1, 2, 1, 1, 1);
        Assert.Equal(code, Assert.Throws<DataException>(() => Open()).Code);
    }

    [Fact]
    public void Without_a_table_the_message_says_what_to_do()
    {
        folder.Grey("annotations/training/a.png", 0, 1, 2, 1, 1, 1);
        Assert.Equal("missing-class-table", Assert.Throws<DataException>(() => Open()).Code);
    }
}
