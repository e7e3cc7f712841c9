using Assay.Runtime.Demo;

namespace Assay.Runtime.Tests.Demo;

public class DemoDatasetTests
{
    [Fact]
    public void Two_writes_of_one_seed_give_the_same_bytes_whatever_the_number_of_jobs()
    {
        using var one = new TempFolder();
        using var four = new TempFolder();
        DemoDataset.Write(one.Path, 3, count: 10, jobs: 1);
        DemoDataset.Write(four.Path, 3, count: 10, jobs: 4);
        Assert.Equal(Names(one), Names(four));
        Assert.Equal(43, Names(one).Length);
        Assert.All(Names(one), name => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Path, name)), File.ReadAllBytes(Path.Combine(four.Path, name))));
    }

    [Fact]
    public void Injected_errors_are_listed_a_line_each()
    {
        using var folder = new TempFolder();
        var dataset = DemoDataset.Write(folder.Path, 3, count: 10);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "injected.csv"));
        Assert.Equal("sample,kind,strength,instance,class,new_class,x,y,width,height,changed_px", lines[0]);
        Assert.Equal(dataset.Errors.Select(error => error.Sample), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(lines, line => Assert.Equal(11, line.Split(',').Length));
    }

    [Fact]
    public void A_folder_of_somebody_elses_is_left_alone()
    {
        using var folder = new TempFolder();
        folder.Write("labels/mine.png", "x");
        var error = Assert.Throws<AssayException>(() => DemoFolder.Claim(folder.Path));
        Assert.Contains("was not written by an earlier demo", error.Message);
        Assert.True(File.Exists(folder.File("labels/mine.png")));
    }

    [Fact]
    public void An_earlier_demo_is_cleared()
    {
        using var folder = new TempFolder();
        DemoDataset.Write(folder.Path, 1, count: 5);
        folder.Write("run/scores.csv", "x");
        DemoFolder.Claim(folder.Path);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "run")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "labels")));
    }

    [Fact]
    public void Verdicts_in_an_earlier_demo_are_not_deleted()
    {
        using var folder = new TempFolder();
        DemoDataset.Write(folder.Path, 1, count: 5);
        var verdicts = folder.Write("run/verdicts/ann.jsonl", "{}");
        Assert.Contains("verdicts", Assert.Throws<AssayException>(() => DemoFolder.Claim(folder.Path)).Message);
        Assert.True(File.Exists(verdicts));
    }

    [Fact]
    public void An_empty_or_missing_folder_is_fine()
    {
        using var folder = new TempFolder();
        DemoFolder.Claim(folder.Path);
        DemoFolder.Claim(Path.Combine(folder.Path, "new"));
    }

    static string[] Names(TempFolder folder) => [.. Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.Path, file)).Order(StringComparer.Ordinal)];
}
