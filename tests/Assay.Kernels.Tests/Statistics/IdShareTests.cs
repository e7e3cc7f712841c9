using Assay.Kernels;

namespace Assay.Tests.Statistics;

public class IdShareTests
{
    [Theory]
    [InlineData(0, 1000, 0)]
    [InlineData(1000, 1000, 1000)]
    [InlineData(2000, 1000, 1000)]
    [InlineData(5, 0, 1000)]
    public void None_or_all_are_in(int wanted, int total, int expected) => Assert.Equal(expected, Count(new IdShare(wanted, total), 1000));

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(900)]
    public void About_as_many_as_wanted_are_in_though_ids_are_near_each_other(int wanted) => Assert.InRange(Count(new IdShare(wanted, 1000), 1000), wanted - 50, wanted + 50);

    [Fact]
    public void A_larger_share_holds_what_a_smaller_one_holds()
    {
        var (few, many) = (new IdShare(100, 1000), new IdShare(300, 1000));
        Assert.All(Ids(1000).Where(few.Holds), id => Assert.True(many.Holds(id)));
    }

    static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(i => $"COCO_val2014_{i:D12}.jpg");

    static int Count(IdShare share, int of) => Ids(of).Count(share.Holds);
}
