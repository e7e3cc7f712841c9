using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class DatasetTableTests
{
    /// <summary>Keeps rows above a value and says how many that were.</summary>
    sealed class Above(double limit) : ITableStep
    {
        public IReadOnlyList<Column> Adds => [];

        public Table Apply(Table table) => table with { Samples = table.Samples.Keep(row => table.Samples.Value("q", row) > limit) };

        public IEnumerable<DatasetTable> Tables(Table table) => [new("kept", ["rows"], [[$"{table.Samples.InOrder.Count()}"]])];
    }

    [Fact]
    public async Task A_table_step_writes_tables_about_what_it_returned()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(5) };
        await rig.Score("q", exam => int.Parse(exam.Sample.Id[1..])).Step("above", new Above(2)).RunAsync();
        Assert.Equal([["rows"], ["2"]], rig.Table("tables/above.kept.csv"));
    }

    [Fact]
    public async Task A_later_step_sees_where_an_earlier_one_pointed_also_after_a_barrier()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        List<Box?> seen = [];
        rig.Score("q", _ => new Score { Values = [1], Where = new Box(2, 3, 4.5, 1) }).Where("q > 0").Score("then", exam =>
        {
            seen.Add(exam.Earlier("q")!.Where);
            return 1;
        });
        await rig.RunAsync();
        Assert.Equal([new Box(2, 3, 4.5, 1)], seen);
    }

    [Fact]
    public async Task A_place_that_is_no_number_fails_the_sample()
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(1) };
        var outcome = await rig.Score("q", _ => new Score { Values = [1], Where = new Box(double.NaN, 0, 1, 1) }).RunAsync();
        Assert.Equal("not-a-number", Assert.Single(outcome.Problems).Code);
    }
}
