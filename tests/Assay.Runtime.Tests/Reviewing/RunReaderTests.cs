using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Reviewing;

/// <summary>What review and export read back is what the run had.</summary>
public class RunReaderTests
{
    static Rig Objects()
    {
        var rig = new Rig
        {
            Samples = new FakeSamples(4, index => new Sample { Id = $"s{index:D3}", Size = new Size(4, 4), Labels = new Labels { Instances = [.. Enumerable.Range(0, 3).Select(i => new Instance { Class = 0, SourceId = $"{i}" })] } })
            { Gives = Evidence.Instances },
        };
        return rig.Score("m", exam => new Score
        {
            Values = [exam.Sample.Id[^1] - '0', null],
            Instances = [.. Enumerable.Range(0, 3).Select(i => new InstanceScore(null, i, [(7 * i + exam.Sample.Id[^1]) % 5 / 10.0]))],
        }, null, new Column(""), new Column("none"), new Column("q", Of.Instance));
    }

    static RunReader Read(Rig rig) => new(new RunFolder(Path.Combine(rig.Folder.Path, "out"), rig.Folder.Path));

    [Fact]
    public async Task The_queue_comes_back_whole()
    {
        using var rig = Objects().Lowest("m_q", 5);
        var outcome = await rig.RunAsync();
        Assert.Equal(5, outcome.Queue.Count);
        Assert.Equal(outcome.Queue, Read(rig).Queue());
    }

    [Fact]
    public async Task A_queue_from_before_there_were_regions_comes_back_too()
    {
        using var rig = Objects().Lowest("m_q", 5);
        var outcome = await rig.RunAsync();
        var queue = Path.Combine(rig.Folder.Path, "out", "queue.csv");
        File.WriteAllLines(queue, [.. File.ReadAllLines(queue).Select(line => line.Replace(",step,region,box,", ",").Replace(",,,,", ","))]);
        Assert.DoesNotContain("region", File.ReadLines(queue).First());
        Assert.Equal(outcome.Queue, Read(rig).Queue());
    }

    [Fact]
    public async Task Instances_come_back_selected_and_in_order()
    {
        using var rig = Objects().Lowest("m_q", 5);
        var outcome = await rig.RunAsync();
        var table = Read(rig).Table(rig.Pipeline, new FakeDataset(rig.Samples).Ids, []);
        Assert.Equal(12, table.Instances.Count);
        Assert.Equal(outcome.Queue.Select(item => (item.Sample, item.Instance)), table.Instances.InOrder.Select(row => ($"s{table.Instances.Samples[row]:D3}", (int?)(row % 3))));
        Assert.Equal([0, 1, 2, 3], table.Samples["m"].ToArray());
        Assert.All(table.Samples["m_none"].ToArray(), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public async Task Samples_come_back_selected_and_in_order()
    {
        using var rig = Objects();
        rig.Step("highest", new Runtime.Selecting.HighestStep(new() { By = new ColumnName("m"), Count = 2 }));
        await rig.RunAsync();
        var table = Read(rig).Table(rig.Pipeline, new FakeDataset(rig.Samples).Ids, []);
        Assert.Equal([3, 2], table.Samples.InOrder);
        Assert.Equal(6, table.Instances.InOrder.Count());
    }

    [Fact]
    public void A_folder_without_a_finished_run_is_refused()
    {
        using var folder = new TempFolder();
        Assert.Equal("not-a-run", Assert.Throws<AssayException>(() => RunReader.PipelineOf(folder.Path)).Code);
    }
}
