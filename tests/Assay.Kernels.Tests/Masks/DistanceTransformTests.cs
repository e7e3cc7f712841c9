using Assay.Kernels;

namespace Assay.Tests.Masks;

public class DistanceTransformTests
{
    [Fact]
    public void Distances_to_one_pixel_are_those_of_pythagoras()
    {
        var (squared, nearest) = Find([0, 0, 0, 1, 0, 0, 0, 0, 0], 3, 3);
        Assert.Equal([1, 2, 5, 0, 1, 4, 1, 2, 5], squared);
        Assert.All(nearest, at => Assert.Equal(3, at));
    }

    [Fact]
    public void Where_nothing_is_marked_there_is_no_distance()
    {
        var (squared, nearest) = Find([0, 0], 2, 1);
        Assert.Equal([DistanceTransform.None, DistanceTransform.None], squared);
        Assert.Equal([-1, -1], nearest);
        var distances = new int[2];
        DistanceTransform.Find([0, 0], 2, 1, distances);
        Assert.Equal([int.MaxValue, int.MaxValue], distances);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 40, 5)]
    [InlineData(40, 1, 5)]
    [InlineData(23, 17, 3)]
    [InlineData(23, 17, 40)]
    [InlineData(16, 31, 200)]
    [InlineData(9, 60, 2)]
    [InlineData(7, 60, 2)]
    public void It_is_what_looking_at_every_pair_of_pixels_gives(int width, int height, int marks)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var marked = new byte[width * height];
            for (var i = 0; i < marks; i++)
                marked[random.Next(marked.Length)] = 1;
            var (squared, nearest) = Find(marked, width, height);
            var distances = new int[marked.Length];
            DistanceTransform.Find(marked, width, height, distances);
            Assert.Equal(squared, distances.Select(one => (long)one));
            for (var i = 0; i < marked.Length; i++)
            {
                Assert.Equal(Enumerable.Range(0, marked.Length).Where(j => marked[j] != 0).Min(j => Squared(i, j, width)), squared[i]);
                Assert.NotEqual(0, marked[nearest[i]]);
                Assert.Equal(squared[i], Squared(i, nearest[i], width));
            }
        }
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_refused() => Assert.Throws<ArgumentException>(() => Find([0, 1, 0], 2, 2));

    static (long[] Squared, int[] Nearest) Find(byte[] marked, int width, int height)
    {
        var (squared, nearest) = (new long[marked.Length], new int[marked.Length]);
        DistanceTransform.Find(marked, width, height, squared, nearest);
        return (squared, nearest);
    }

    static long Squared(int a, int b, int width) => (long)(a % width - b % width) * (a % width - b % width) + (long)(a / width - b / width) * (a / width - b / width);
}
