using Assay.Kernels.Codecs;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class MapTests
{
    static readonly Column[] Columns = [new("")];

    [Fact]
    public async Task Maps_are_written_where_they_are_asked_for()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        await rig.Step("asked", Mapped(area => new float[area]), maps: true).Step("other", Mapped(area => new float[area])).RunAsync();
        var folder = Path.Combine(rig.Folder.Path, "out", "maps");
        Assert.Equal(["asked"], Directory.GetDirectories(folder).Select(Path.GetFileName));
        var files = Directory.GetFiles(Path.Combine(folder, "asked"));
        Assert.Equal(2, files.Length);
        using var map = NpyFile.Open(files[0]);
        Assert.Equal((2, typeof(float)), (map.Shape.Count, map.ElementType));
    }

    [Fact]
    public async Task A_map_of_another_length_fails_the_sample_and_leaves_no_file()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        var outcome = await rig.Step("asked", Mapped(area => new float[area + 1]), maps: true).RunAsync();
        Assert.Equal("map-size", Assert.Single(outcome.Problems).Code);
        Assert.Empty(Directory.GetFiles(Path.Combine(rig.Folder.Path, "out", "maps", "asked")));
    }

    [Fact]
    public async Task A_map_that_costs_is_asked_for_only_where_it_is_kept()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(2) };
        var (asked, other) = (new Costly(), new Costly());
        await rig.Step("asked", asked, maps: true).Step("other", other).RunAsync();
        Assert.Equal((2, 0), (asked.Maps, other.Maps));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(rig.Folder.Path, "out", "maps", "asked")).Length);
    }

    sealed class Costly : IScorer
    {
        int maps;

        public int Maps => maps;
        public IReadOnlyList<Need> Needs => [];
        public Evidence Labels => Evidence.None;
        public IReadOnlyList<Column> Columns => MapTests.Columns;

        public Score Examine(Exam exam) => 1;

        public float[]? MapOf(Exam exam)
        {
            Interlocked.Increment(ref maps);
            return new float[exam.Sample.Size.Area];
        }
    }

    static FakeScorer Mapped(Func<int, float[]> map) => new(exam => new Score { Values = [1], Map = map((int)exam.Sample.Size.Area) }, Columns);
}
