using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public sealed class QueueColumnTests
{
    [Fact]
    public void The_first_looks_read_single_cells_and_the_next_one_reads_them_all_once()
    {
        var reads = 0;
        var column = new QueueColumn(3, 8);
        for (var look = 0; look < 5000; look++)
            Assert.Equal(look % 3 * 2.5, column.Value(look % 3, Read));
        Assert.Equal(2000 + 3, reads);

        double Read(int position)
        {
            reads++;
            return position * 2.5;
        }
    }
}
