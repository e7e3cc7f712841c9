using Assay.Kernels;

namespace Assay.Tests.Numerics;

public class ClassBoundaryTests
{
    const ushort Void = LabelCheck.Void;

    [Fact]
    public void Pixels_on_both_sides_are_near()
    {
        Assert.Equal("00..11", Exclude("000111", 6, 1));
        Assert.Equal("0....1", Exclude("000111", 6, 2));
        Assert.Equal("......", Exclude("000111", 6, 3));
    }

    [Fact]
    public void Corners_touch() => Assert.Equal("00...00...", Exclude("0000000010", 5, 1));

    [Fact]
    public void The_edge_of_void_is_no_boundary_and_void_hides_none()
    {
        Assert.Equal("00.00", Exclude("00.00", 5, 1));
        Assert.Equal("0...1", Exclude("00.11", 5, 2));
        Assert.Equal("00.11", Exclude("00.11", 5, 1));
    }

    [Fact]
    public void One_class_and_nothing_but_void_have_no_boundary()
    {
        Assert.Equal(0, ClassBoundary.Count(new ushort[400], 20, 5));
        Assert.Equal(0, ClassBoundary.Count([Void, Void], 1, 1));
        Assert.Equal(0, ClassBoundary.Count([], 0, 1));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(40, 1)]
    [InlineData(7, 5)]
    [InlineData(16, 16)]
    [InlineData(53, 31)]
    public void Random_maps_agree_with_looking_at_every_pair(int width, int height)
    {
        foreach (var (seed, radius) in new[] { (1, 1), (2, 2), (3, 3), (4, 9), (5, 64) })
        {
            var random = new Random(seed);
            var labels = Oracle.Labels(random, 1 + seed, width * height, seed % 2 == 0 ? 3 : 60);
            labels[random.Next(labels.Length)] = 65534;
            var expected = Brute(labels, width, height, radius);
            var to = new ushort[labels.Length];
            Assert.Equal(expected.Zip(labels).Count(pair => pair.First != pair.Second), ClassBoundary.Exclude(labels, width, radius, to));
            Assert.Equal(expected, to);
            Assert.Equal(ClassBoundary.Exclude(labels, width, radius, to), ClassBoundary.Count(labels, width, radius));
        }
    }

    static ushort[] Brute(ushort[] labels, int width, int height, int radius)
    {
        bool IsNear(int pixel) => labels[pixel] != Void && Enumerable.Range(0, width * height).Any(other => labels[other] != Void && labels[other] != labels[pixel]
            && Math.Max(Math.Abs(other % width - pixel % width), Math.Abs(other / width - pixel / width)) <= radius);
        return [.. Enumerable.Range(0, labels.Length).Select(pixel => IsNear(pixel) ? Void : labels[pixel])];
    }

    static string Exclude(string row, int width, int radius)
    {
        ushort[] labels = [.. row.Select(c => c == '.' ? Void : (ushort)(c - '0'))];
        var to = new ushort[labels.Length];
        ClassBoundary.Exclude(labels, width, radius, to);
        return string.Concat(to.Select(id => id == Void ? '.' : (char)('0' + id)));
    }
}
