using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class ReadAheadTests
{
    static readonly int[] Samples = [0, 1, 2, 3, 4, 5, 8, 9, 10];
    static readonly int[][] Blocks = [[0, 1, 2, 3], [4, 5, 8], [9, 10]];

    /// <summary>What is to be read at each of these moments: the block, and the place that is reached in it.</summary>
    static string Read(int depth, int[] begun, params (int Block, int Place)[] reached)
    {
        var ahead = new ReadAhead(Samples, depth);
        foreach (var block in begun)
            ahead.Begin(Blocks[block]);
        return string.Join(" | ", reached.Select(at => string.Join(' ', ahead.Reach(Blocks[at.Block], at.Place, 1))));
    }

    [Fact]
    public void The_next_samples_are_those_of_the_same_block() => Assert.Equal("1 2", Read(2, [0], (0, 0)));

    [Fact]
    public void At_its_end_they_are_those_of_the_first_block_that_nobody_works_on() => Assert.Equal("3 9", Read(2, [0, 1], (0, 2)));

    [Fact]
    public void None_is_read_twice() => Assert.Equal("1 2 3 | 4 5", Read(3, [0], (0, 0), (0, 2)));

    [Fact]
    public void There_is_nothing_after_the_last() => Assert.Equal("10", Read(50, [2], (2, 0)));

    [Fact]
    public void None_at_all_is_read_when_nobody_wants_it() => Assert.Equal("", Read(0, [0], (0, 0)));
}
