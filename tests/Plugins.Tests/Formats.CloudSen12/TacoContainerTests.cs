using System.IO.Compression;
using System.Text;
using Assay.Formats.CloudSen12.Taco;
using Assay.Testing.CloudSen12;

namespace Assay.Tests.CloudSen12;

public class TacoContainerTests
{
    static readonly TacoWriter.Sample[] Samples =
    [
        new("ROI_0001", [("s2l1c", "pixels one"u8.ToArray()), ("target", "labels one"u8.ToArray())]),
        new("ROI_0002", [("s2l1c", "pixels two"u8.ToArray()), ("target", "labels two"u8.ToArray())]),
    ];

    static string[] Listing(TacoContainer container) =>
        [.. container.Items.SelectMany(item => container.Children(item).Select(child => $"{item.Id}/{child.Id}: {Encoding.UTF8.GetString(TacoContainer.Read(child))}"))];

    static readonly string[] Whole = ["ROI_0001/s2l1c: pixels one", "ROI_0001/target: labels one", "ROI_0002/s2l1c: pixels two", "ROI_0002/target: labels two"];

    [Fact]
    public void All_three_kinds_hold_the_same_items()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("one.taco"), TacoWriter.First(Samples, table => table.Text("label_type", "high", "scribble")));
        TacoWriter.Second(folder.File("two.tacozip"), Samples, table => table.Text("label_type", "high", "scribble"));
        TacoWriter.Folder(folder.File("two"), Samples, table => table.Text("label_type", "high", "scribble"));

        foreach (var name in new[] { "one.taco", "two.tacozip", "two" })
        {
            var container = TacoContainer.Open(folder.File(name));
            Assert.Equal(Whole, Listing(container));
            Assert.Equal("high scribble", string.Join(' ', container.Items[0].Table.ReadText("label_type")));
        }
    }

    [Fact]
    public void Every_item_of_a_flat_container_is_located()
    {
        var path = Conformance.Path("taco/flat.tacozip");
        using var zip = ZipFile.OpenRead(path);

        var items = TacoContainer.Open(path).Items;

        Assert.Equal(5, items.Count);
        Assert.All(items, item => Assert.Equal(Bytes(zip, $"DATA/{item.Id}"), TacoContainer.Read(item)));
    }

    [Fact]
    public void Folders_hold_their_own_items_even_where_the_table_of_the_level_says_otherwise()
    {
        var path = Conformance.Path("taco/nested.tacozip");
        using var zip = ZipFile.OpenRead(path);

        var container = TacoContainer.Open(path);

        Assert.Equal(["europe", "americas", "asia"], container.Items.Select(item => item.Id));
        foreach (var folder in container.Items)
        {
            Assert.Equal(["item_0", "item_1", "item_2"], container.Children(folder).Select(item => item.Id));
            Assert.All(container.Children(folder), item => Assert.Equal(Bytes(zip, $"DATA/{folder.Id}/{item.Id}"), TacoContainer.Read(item)));
        }
    }

    [Fact]
    public void Images_of_another_container_are_located()
    {
        var path = Conformance.Path("taco/simple.tacozip");
        using var zip = ZipFile.OpenRead(path);

        Assert.Equal(4, TacoContainer.Open(path).Items.Count(item => TacoContainer.Read(item).AsSpan().SequenceEqual(Bytes(zip, $"DATA/{item.Id}"))));
    }

    [Theory]
    [InlineData(2, "which is beyond the tortilla's")]
    [InlineData(0, "byte 0: not a TACO container")]
    public void A_damaged_head_says_what_is_wrong(int at, string message)
    {
        using var folder = new TempFolder();
        var bytes = TacoWriter.First(Samples);
        bytes[at] = bytes[at + 5] = 0x77;
        File.WriteAllBytes(folder.File("one.taco"), bytes);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => TacoContainer.Open(folder.File("one.taco"))).Message);
    }

    [Fact]
    public void A_name_that_leaves_the_folder_is_refused()
    {
        using var folder = new TempFolder();
        TacoWriter.Folder(folder.File("two"), [new("..", [])]);

        Assert.Contains("'..' is no file name", Assert.Throws<InvalidDataException>(() => TacoContainer.Open(folder.File("two"))).Message);
    }

    static byte[] Bytes(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
