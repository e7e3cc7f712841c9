using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public class QueueFileTests
{
    const string Header = "rank,item,sample,unit,instance,reference_instance,reference,reason,step,region,box,ti,hi";

    static QueueFile Open(TempFolder folder, params string[] lines) => QueueFile.Open(folder.Write("queue.csv", string.Join('\n', [Header, .. lines]) + "\n"));

    [Fact]
    public void Items_and_values_are_those_of_the_lines()
    {
        using var folder = new TempFolder();
        var queue = Open(folder, "1,i1,a/b,sample,,,,why,,,,0.25,1E-05", "2,i2,c,region,,,,\"said \"\"so\"\", twice\nover\",regions,0,1 2 3 4.5,,7", "3,i3,d,omission,,4,unet,,,,,-1.5,");
        Assert.Equal(3, queue.Count);
        Assert.Equal(["ti", "hi"], queue.Columns);
        Assert.Equal(new Item(1, "i1", "a/b", Unit.Sample, null, null, null, "why"), queue[0]);
        Assert.Equal(("said \"so\", twice\nover", new Region("regions", 0, new Box(1, 2, 3, 4.5))), (queue[1].Reason, queue[1].Region));
        Assert.Equal((Unit.Omission, 4, "unet"), (queue[2].Unit, queue[2].ReferenceInstance, queue[2].Reference));
        Assert.Equal([0.25, null, -1.5], Enumerable.Range(0, 3).Select(i => queue.Value(i, "ti")));
        Assert.Equal([1e-5, 7, null], Enumerable.Range(0, 3).Select(i => queue.Value(i, "hi")));
        Assert.Null(queue.Value(0, "other"));
        Assert.Equal(("i2", "c", 2, (int?)null), (queue.IdAt(1), queue.SampleAt(1), queue.PositionOf("i3")!.Value, queue.PositionOf("i9")));
    }

    [Fact]
    public void A_spreadsheet_may_have_saved_it_with_other_line_ends()
    {
        using var folder = new TempFolder();
        var queue = QueueFile.Open(folder.Write("queue.csv", Header + "\r\n1,i1,\"a,b\",sample,,,,,,,,0.5,2"));
        Assert.Equal(("a,b", 2d), (queue[0].Sample, queue.Value(0, "hi")!.Value));
        Assert.Equal("a,b", queue.SampleAt(0));
    }

    [Fact]
    public void It_says_the_same_as_the_reader_of_whole_tables()
    {
        using var folder = new TempFolder();
        var random = new Random(3);
        string[] words = ["plain", "with, comma", "with \"quotes\"", "two\nlines", ""];
        var path = folder.File("queue.csv");
        AtomicFile.WriteText(path, to =>
        {
            Csv.WriteLine(to, Header.Split(','));
            for (var i = 0; i < 500; i++)
                Csv.WriteLine(to, [$"{i + 1}", $"i{i}", words[random.Next(5)] + i, "sample", "", "", "", words[random.Next(5)], "", "", "", Csv.Number(random.NextDouble()), ""]);
        });
        Assert.Equal(new RunReader(new RunFolder(folder.Path, folder.Path)).Queue(), QueueFile.Open(path));
    }

    [Fact]
    public void An_empty_queue_has_no_item_and_another_file_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Empty(Open(folder));
        Assert.Contains("rank,item", Assert.Throws<AssayException>(() => QueueFile.Open(folder.Write("queue.csv", "a,b\n"))).Message);
    }
}
